import { createChecker } from '../checker/create-checker.ts';
import type { Knowledge } from '../checker/knowledge.ts';
import { type NetworkWatch, watchNetwork } from '../tabs/watch-network.ts';
import type { Drawn, Entry, Place, Violation, ViolationKind } from './entry.ts';
import { violationKinds } from './entry.ts';

type Unstamped<E> = E extends unknown ? Omit<E, 'at'> : never;

/** Writes the history down as it happens, and has it checked at once. */
export type Recorder = {
  network: NetworkWatch;
  add: (entry: Unstamped<Entry>) => void;
  /** Records what the tab at this place shows. */
  drawing: (place: Place) => (drawn: Drawn) => void;
  polled: (polls: number) => void;
  violate: (violation: Violation) => void;
  /** `live`: pages that had a socket at some time. */
  counts: { frames: number; commands: number; reads: number; undurable: number; live: number };
  violations: Record<ViolationKind, number>;
  polls: number[];
  browsers: ReadonlyMap<number, Knowledge>;
};

/** Entries of a browser that are told with a violation. */
const remembered = 400;

/** `onViolation` also gets what the same browser did last, oldest first. */
export const createRecorder = (
  onViolation: (violation: Violation, before: readonly Entry[]) => void,
): Recorder => {
  const checker = createChecker();
  const recent = new Map<number, Entry[]>();
  const counts = { frames: 0, commands: 0, reads: 0, undurable: 0, live: 0 };
  const polls: number[] = [];
  const violations = Object.fromEntries(violationKinds.map((kind) => [kind, 0])) as Record<
    ViolationKind,
    number
  >;
  const add = (unstamped: Unstamped<Entry>) => {
    const entry = { ...unstamped, at: Date.now() } as Entry;
    const last = recent.get(entry.browser) ?? [];
    recent.set(entry.browser, last);
    last.push(entry);
    if (last.length > remembered * 2) last.splice(0, remembered);
    if (entry.kind === 'drawn') counts.frames += 1;
    if (entry.kind === 'issued') counts.commands += 1;
    if (entry.kind === 'undurable') counts.undurable += 1;
    for (const violation of checker.see(entry)) {
      violations[violation.kind] += 1;
      onViolation(violation, last.slice(-remembered));
    }
  };
  return {
    network: watchNetwork((place, seen) => add({ ...place, ...seen })),
    add,
    drawing: (place) => (drawn) => add({ ...place, kind: 'drawn', drawn }),
    polled: (count) => polls.push(count),
    violate: (violation) => {
      violations[violation.kind] += 1;
      onViolation(violation, []);
    },
    counts,
    violations,
    polls,
    browsers: checker.browsers,
  };
};
