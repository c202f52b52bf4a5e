import type { Ran } from './report-of.ts';

/** What a run counts: how much held, and what did not, a sentence each; and what it reports. */
export type Counted = Omit<Ran, 'seed'> & { passed: number; failures: string[] };
