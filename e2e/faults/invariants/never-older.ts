import type { Invariant } from './evidence.ts';

export const neverOlder: Invariant = {
  id: 'I8',
  says: 'a reader that knows a position gets no answer older than it, nor a screen that goes back',
  find: ({ callers, screens }) => [
    ...callers.flatMap(({ customerId, readings }) =>
      readings.flatMap(({ path, demanded, position }, index) => {
        const before = Math.max(demanded, readings[index - 1]?.position ?? 0);
        if (position >= before) return [];
        return [`${customerId} got ${path} of ${position} and knew ${before}`];
      }),
    ),
    ...screens.filter(({ kind }) => kind !== 'convergence').map(({ text }) => text),
  ],
};
