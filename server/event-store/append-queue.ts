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
  /**
   * Calls at once. With one, appends are stored in the order in which they came; with two that is
   * up to Postgres, and while it writes and commits one, the next is prepared here and parsed there.
   */
  callsInFlight: 1 | 2;
};

type Waiting = {
  append: PreparedAppend;
  resolve: (answer: Appended) => void;
  reject: (error: unknown) => void;
};

type Send = (batch: PreparedAppend[]) => Promise<Appended[]>;

/** With fewer, a call of their own costs more than their wait for the one in flight. */
const worthACall = 16;

/**
 * Batches by back-pressure: one `send` in flight, and all that arrives meanwhile goes out together
 * as the next one; where the limits allow it, a second beside it when many wait. No timer: a lone
 * caller waits for nobody. What is in flight holds each stream and each command at most once; the
 * rest keeps its order for a later call. A batch that was refused for what it holds
 * (`invalid-append`) is sent again one by one, so that only the culprit fails. The returned function
 * rejects at once with EventStoreError `overloaded` when the queue is full.
 */
export const createAppendQueue = (
  send: Send,
  limits: QueueLimits,
): ((append: PreparedAppend) => Promise<Appended>) => {
  let waiting: Waiting[] = [];
  let waitingCharacters = 0;
  let lanes = 0;
  let inFlight = 0;
  const keysInFlight = new Set<string>();

  /** As much as should go out now; none when it had better wait for a call that is in flight. */
  const next = (): Waiting[] => {
    const batchAppends = mostNow(waiting.length, inFlight === 0, limits);
    const { batch, left } = takeBatch(waiting, keysInFlight, { ...limits, batchAppends });
    waiting = left;
    waitingCharacters = left.reduce((sum, { append }) => sum + append.characters, 0);
    return batch;
  };

  const drain = async (): Promise<void> => {
    lanes += 1;
    while (waiting.length > 0) {
      // The rest of this turn of the event loop comes along: without it, 64 callers that are
      // answered together went out as 1 and 63, which is twice the commits.
      await setImmediate();
      const batch = next();
      if (batch.length === 0) break;
      const keys = batch.flatMap(({ append }) => [append.streamKey, append.commandKey]);
      for (const key of keys) keysInFlight.add(key);
      inFlight += 1;
      begin();
      await settle(send, batch);
      inFlight -= 1;
      for (const key of keys) keysInFlight.delete(key);
    }
    lanes -= 1;
  };

  /** One more call at a time, if there is room for it and reason. */
  const begin = (): void => {
    const isWorthIt = lanes === 0 || waiting.length >= worthACall;
    if (lanes < limits.callsInFlight && isWorthIt) void drain();
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
      begin();
    });
};

/** The number of waiting appends that may go out in one call now. */
const mostNow = (
  waiting: number,
  isAlone: boolean,
  { batchAppends, callsInFlight }: QueueLimits,
): number => {
  if (!isAlone && waiting < worthACall) return 0;
  const half = Math.ceil(waiting / callsInFlight);
  return isAlone && half >= worthACall ? Math.min(half, batchAppends) : batchAppends;
};

/** Sends a batch and answers everyone in it. */
const settle = async (send: Send, batch: Waiting[]): Promise<void> => {
  try {
    const answers = await send(batch.map(({ append }) => append));
    for (const [index, { resolve, reject }] of batch.entries()) {
      const answer = answers[index];
      if (answer) resolve(answer);
      else reject(new EventStoreError('unavailable', 'The log left an append unanswered.'));
    }
  } catch (error) {
    if (batch.length > 1 && isRefusal(error)) {
      for (const single of batch) await settle(send, [single]);
    } else {
      for (const { reject } of batch) reject(error);
    }
  }
};

const takeBatch = (
  waiting: Waiting[],
  keysInFlight: ReadonlySet<string>,
  { batchAppends, batchCharacters }: QueueLimits,
) => {
  const batch: Waiting[] = [];
  const left: Waiting[] = [];
  const taken = new Set<string>();
  const isTaken = (key: string) => taken.has(key) || keysInFlight.has(key);
  let characters = 0;
  let full = false;
  for (const item of waiting) {
    const { characters: own, streamKey, commandKey } = item.append;
    // The first that does not fit closes the batch: smaller ones behind it must not overtake it.
    full ||=
      batch.length === batchAppends || (batch.length > 0 && characters + own > batchCharacters);
    if (full || isTaken(streamKey) || isTaken(commandKey)) {
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
