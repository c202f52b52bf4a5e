import type { Invariant } from './evidence.ts';

export const nothingLeaks: Invariant = {
  id: 'I10',
  says: 'no answer and no frame carries what another customer wrote',
  find: ({ callers }) =>
    callers.flatMap(({ customerId, leaks }) => leaks.map((leak) => `${customerId} got ${leak}`)),
};
