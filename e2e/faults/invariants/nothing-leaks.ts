import type { Invariant } from './evidence.ts';

export const nothingLeaks: Invariant = {
  id: 'I10',
  says: 'no answer and no frame carries what another customer wrote',
  find: ({ callers }) =>
    callers.flatMap(({ customerId, canary, leaks, ownSeen, readings }) => [
      ...leaks.map((leak) => `${customerId} got ${leak}`),
      // Whoever reads their own orders reads their own name: without it nothing was looked for.
      ...(ownSeen === 0 && readings.length > 0 ? [`${customerId} never saw ${canary}`] : []),
    ]),
};
