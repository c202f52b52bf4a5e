import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from '../plan/fault.ts';
import type { Person } from '../session/person.ts';
import type { FaultCounts } from './count-faults.ts';
import { type Inflicted, inflict } from './inflict.ts';

/** Follows the plan of faults until told to stop; resolves when the last one has been taken back. */
export const runFaults = async (
  plan: Iterable<Fault>,
  target: Inflicted & { people: readonly Person[] },
  counts: FaultCounts,
  signal: AbortSignal,
): Promise<void> => {
  const begun = performance.now();
  const open = new Set<Promise<void>>();
  for (const fault of plan) {
    const wait = begun + fault.at - performance.now();
    await delay(Math.max(0, wait), undefined, { signal }).catch(() => {});
    if (signal.aborted) break;
    const one = inflict(fault, target)
      .then((isDone) => {
        if (isDone) counts.add(fault.kind);
      })
      .finally(() => open.delete(one));
    open.add(one);
  }
  await Promise.all(open);
  for (const { tabs } of target.people) for (const { proxy } of tabs) proxy.heal();
};
