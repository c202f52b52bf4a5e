import { setTimeout as delay } from 'node:timers/promises';
import type { Operation } from '../plan/plan-operations.ts';
import { act, type PageFault } from './act.ts';
import type { Person } from './person.ts';

/** Goes through a person's plan until told to stop. */
export const live = async (
  person: Person,
  plan: Iterable<Operation>,
  fault: (kind: PageFault) => void,
  signal: AbortSignal,
): Promise<void> => {
  for (const operation of plan) {
    await delay(operation.pauseMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    await act(person, operation, fault);
  }
};
