/** The rules of the browser's protocol; each has at least one switch. */
export const rules = [
  'pending log',
  'absorb',
  'outcome',
  'refusal',
  'order of sending',
  'new epoch',
  'never older',
  'push',
  'polling',
  'lists',
  'query settings',
  'indicators',
] as const;

/**
 * One rule turned off, as one replacement in one source file. Production code has no such switch:
 * only the rules check applies it, on the way from disk to the tests. `file` and `tests` are relative
 * to `app/_consistency`; `find` stands in the file exactly once; `why` says what a viewer would see.
 */
export type Switch = {
  name: string;
  rule: (typeof rules)[number];
  file: string;
  find: string;
  replace: string;
  why: string;
  tests: readonly string[];
};
