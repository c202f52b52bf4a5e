import type { FaultKind } from '../plan/fault.ts';
import type { PageFault } from '../session/act.ts';

export type AnyFault = FaultKind | PageFault;

/** How often each fault was done, in the order of their first time. */
export type FaultCounts = {
  add: (kind: AnyFault) => void;
  total: () => number;
  byKind: () => Record<string, number>;
};

export const countFaults = (): FaultCounts => {
  const counts = new Map<AnyFault, number>();
  return {
    add: (kind) => counts.set(kind, (counts.get(kind) ?? 0) + 1),
    total: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    byKind: () => Object.fromEntries(counts),
  };
};
