import { setImmediate } from 'node:timers/promises';
import type { Appended } from './event-store.ts';
import { EventStoreError } from './event-store-error.ts';
import type { PreparedAppend } from './prepare-append.ts';

/** Appends and characters of JSON that one call may carry, and that may wait for the next. */
export type QueueLimits = {
  batchAppends: number;
  batchCharacters: number;
  waitingAppends: number;
  waitingCharacters: number;
};

type Waiting = {
  append: PreparedAppend;
  resolve: (answer: Appended) => void;
  reject: (error: unknown) => void;
};

/**
 * Batches by back-pressure: one `send` in flight, and all that arrives meanwhile goes out together
 * as the next one. No timer: a lone caller waits for nobody. A batch holds each stream and each
 * command at most once; the rest keeps its order for the next. A batch that was refused for what it
 * holds (`invalid-append`) is sent again one by one, so that only the culprit fails. The returned
 * function rejects at once with EventStoreError `overloaded` when the queue is full.
 */
export const createAppendQueue = (
  send: (batch: PreparedAppend[]) => Promise<Appended[]>,
  limits: QueueLimits,
): ((append: PreparedAppend) => Promise<Appended>) => {
  let waiting: Waiting[] = [];
  let waitingCharacters = 0;
  let sending = false;

  const settle = async (batch: Waiting[]): Promise<void> => {
    try {
      const answers = await send(batch.map(({ append }) => append));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const answer = answers[index];
        if (answer) resolve(answer);
        else reject(new EventStoreError('unavailable', 'The log left an append unanswered.'));
      }
    } catch (error) {
      if (batch.length > 1 && isRefusal(error)) {
        for (const single of batch) await settle([single]);
      } else {
        for (const { reject } of batch) reject(error);
      }
    }
  };

  const drain = async (): Promise<void> => {
    sending = true;
    while (waiting.length > 0) {
      // The rest of this turn of the event loop comes along: without it, 64 callers that are
      // answered together went out as 1 and 63, which is twice the commits.
      await setImmediate();
      const { batch, left } = takeBatch(waiting, limits);
      waiting = left;
      waitingCharacters = left.reduce((sum, { append }) => sum + append.characters, 0);
      await settle(batch);
    }
    sending = false;
  };

  return (append) =>
    new Promise((resolve, reject) => {
      const isFull =
        waiting.length >= limits.waitingAppends ||
        waitingCharacters + append.characters > limits.waitingCharacters;
      if (isFull) {
        reject(new EventStoreError('overloaded', 'Too many appends are waiting; ask again soon.'));
        return;
      }
      waiting.push({ append, resolve, reject });
      waitingCharacters += append.characters;
      if (!sending) void drain();
    });
};

const takeBatch = (waiting: Waiting[], { batchAppends, batchCharacters }: QueueLimits) => {
  const batch: Waiting[] = [];
  const left: Waiting[] = [];
  const taken = new Set<string>();
  let characters = 0;
  let full = false;
  for (const item of waiting) {
    const { characters: own, streamKey, commandKey } = item.append;
    // The first that does not fit closes the batch: smaller ones behind it must not overtake it.
    full ||=
      batch.length === batchAppends || (batch.length > 0 && characters + own > batchCharacters);
    if (full || taken.has(streamKey) || taken.has(commandKey)) {
      left.push(item);
      continue;
    }
    taken.add(streamKey).add(commandKey);
    characters += own;
    batch.push(item);
  }
  return { batch, left };
};

const isRefusal = (error: unknown): boolean =>
  error instanceof EventStoreError && error.code === 'invalid-append';
