import { AuthError } from './auth-error.ts';

/** Runs `work` when a place is free; refuses with AuthError `overloaded` when the queue is full. */
export type Gate = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** At most `running` at a time and `waiting` behind them, in the order of arrival. */
export function createGate({ running, waiting }: { running: number; waiting: number }): Gate {
  let free = running;
  const queue: (() => void)[] = [];

  return async (work) => {
    if (free > 0) free -= 1;
    else if (queue.length < waiting) await new Promise<void>((resolve) => queue.push(resolve));
    else throw new AuthError('overloaded', 'Too many sign-ins at once.', { retryAfter: 2 });
    try {
      return await work();
    } finally {
      const next = queue.shift();
      // A place is handed on, never given back and fought for: the queue stays fair.
      if (next === undefined) free += 1;
      else next();
    }
  };
}
