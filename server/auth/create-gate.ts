import { AuthError } from './auth-error.ts';

/**
 * Runs `work` when a place is free; refuses with AuthError `overloaded` when the queue is full.
 * `isKnown`: it is for a browser that its account knows.
 */
export type Gate = <Result>(
  work: () => Promise<Result>,
  options?: { isKnown?: boolean },
) => Promise<Result>;

/**
 * Runs `running` at once and queues `waiting` more in order. Known browsers have `known` places
 * ahead of those, so that strangers cannot keep an owner out.
 */
export function createGate(most: { running: number; waiting: number; known: number }): Gate {
  let free = most.running;
  const queues = { known: [], waiting: [] } as Record<'known' | 'waiting', (() => void)[]>;

  return async (work, { isKnown = false } = {}) => {
    const lane = isKnown ? 'known' : 'waiting';
    if (free > 0) free -= 1;
    else if (queues[lane].length < most[lane]) {
      await new Promise<void>((resolve) => queues[lane].push(resolve));
    } else throw new AuthError('overloaded', 'Too many sign-ins at once.', { retryAfter: 2 });
    try {
      return await work();
    } finally {
      const next = queues.known.shift() ?? queues.waiting.shift();
      // A place is handed on, never given back and fought for: the queue stays fair.
      if (next === undefined) free += 1;
      else next();
    }
  };
}
