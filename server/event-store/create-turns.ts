import { EventStoreError } from './event-store-error.ts';

/** How many may wait for one key's turn, and for how long. */
export type TurnLimits = { waiting: number; waitMs: number };

/**
 * Runs works of one key one after the other, in the order in which they came; works of other keys
 * are not held up. The returned function answers as `work` does. It rejects with EventStoreError
 * `overloaded`, and `work` was not begun, when too many wait or the turn did not come in time. A
 * work must not ask for a turn of its own key: it would wait for itself.
 */
export const createTurns = ({ waiting, waitMs }: TurnLimits) => {
  /** Who waits, by key; a key is here as long as one of its works runs. */
  const lines = new Map<string, Set<() => void>>();

  const enter = (key: string): Promise<void> | undefined => {
    const line = lines.get(key);
    if (line === undefined) {
      lines.set(key, new Set());
      return undefined;
    }
    return new Promise((resolve, reject) => {
      if (line.size >= waiting) {
        reject(tooMany());
        return;
      }
      const begin = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        line.delete(begin);
        reject(tooMany());
      }, waitMs);
      line.add(begin);
    });
  };

  const leave = (key: string): void => {
    const line = lines.get(key);
    const [begin] = line ?? [];
    if (begin === undefined) {
      lines.delete(key);
      return;
    }
    line?.delete(begin);
    begin();
  };

  return async <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
    await enter(key);
    try {
      return await work();
    } finally {
      leave(key);
    }
  };
};

const tooMany = () =>
  new EventStoreError('overloaded', 'Too many commands wait for this stream; ask again soon.');
