import { describe, expect, test } from 'vitest';
import { createAppendQueue, type QueueLimits } from './append-queue.ts';
import type { Appended } from './event-store.ts';
import { EventStoreError } from './event-store-error.ts';
import { type PreparedAppend, prepareAppend } from './prepare-append.ts';
import { sampleAppend } from './sample-append.ts';

const limits: QueueLimits = {
  batchAppends: 100,
  batchCharacters: 100_000,
  waitingAppends: 100,
  waitingCharacters: 1_000_000,
  callsInFlight: 1,
};

/** A queue whose calls wait until the test lets them go. */
const heldQueue = (
  own: Partial<QueueLimits> = {},
  fails?: (batch: PreparedAppend[]) => unknown,
) => {
  const batches: PreparedAppend[][] = [];
  let open: () => void = () => {};
  let gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const enqueue = createAppendQueue(
    async (batch) => {
      batches.push(batch);
      await gate;
      const error = fails?.(batch);
      if (error) throw error;
      return batch.map(({ append }): Appended => answerFor(append.streamId));
    },
    { ...limits, ...own },
  );
  return {
    enqueue,
    batches,
    open: () => open(),
    hold: () => {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
  };
};

const answerFor = (streamId: string): Appended => ({
  outcome: 'appended',
  version: 1,
  position: 1,
  epoch: 'log',
  acceptedAt: '',
  streamType: 'thing',
  streamId,
});
const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
const sizes = (batches: PreparedAppend[][]) => batches.map((batch) => batch.length);
const prepared = (own: Parameters<typeof sampleAppend>[0] = {}) => prepareAppend(sampleAppend(own));

describe('batching by back-pressure', () => {
  test('what arrives while a call is in flight goes out together as the next one', async () => {
    const { enqueue, batches, open } = heldQueue();
    const answers = [enqueue(prepared())];
    await turn();
    answers.push(...Array.from({ length: 9 }, () => enqueue(prepared())));
    await turn();
    expect(sizes(batches)).toEqual([1]);
    open();
    await Promise.all(answers);
    expect(sizes(batches)).toEqual([1, 9]);
  });

  test('every caller gets the answer to its own append', async () => {
    const { enqueue, open } = heldQueue({ batchAppends: 3 });
    open();
    const appends = Array.from({ length: 10 }, () => prepared());
    const answers = await Promise.all(appends.map(enqueue));
    expect(answers).toEqual(appends.map(({ append }) => answerFor(append.streamId)));
  });

  test('a small append never overtakes a larger one that waits for the next batch', async () => {
    const large = prepared({ metadata: { text: 'x'.repeat(2_000) } });
    const [first, last] = [prepared(), prepared()];
    const room = first.characters + last.characters + 100;
    const { enqueue, batches, open } = heldQueue({ batchCharacters: room });
    open();
    await Promise.all([first, large, last].map(enqueue));
    expect(batches).toEqual([[first], [large], [last]]);
  });

  test('a batch holds each stream and each command once, and a stream keeps its order', async () => {
    const { enqueue, batches, open } = heldQueue();
    const { streamId, commandId } = sampleAppend();
    const same = [1, 2, 3].map((expectedVersion) => prepared({ streamId, expectedVersion }));
    const repeats = [prepared({ commandId }), prepared({ commandId })];
    open();
    await Promise.all([...same, ...repeats].map(enqueue));
    expect(sizes(batches)).toEqual([2, 2, 1]);
    const versions = batches.flat().filter(({ append }) => append.streamId === streamId);
    expect(versions.map(({ append }) => append.expectedVersion)).toEqual([1, 2, 3]);
  });

  test('many that wait go out as two calls at once, and never as more', async () => {
    const { enqueue, batches, open } = heldQueue({ callsInFlight: 2 });
    const answers = Array.from({ length: 40 }, () => enqueue(prepared()));
    await turn();
    expect(sizes(batches)).toEqual([20, 20]);
    answers.push(...Array.from({ length: 40 }, () => enqueue(prepared())));
    await turn();
    expect(sizes(batches)).toEqual([20, 20]);
    open();
    await Promise.all(answers);
    expect(sizes(batches).reduce((sum, size) => sum + size, 0)).toBe(80);
  });

  test('two calls in flight hold no stream and no command twice', async () => {
    const { enqueue, batches, open } = heldQueue({ callsInFlight: 2 });
    const { streamId, commandId } = sampleAppend();
    // Half of all goes out in the first call: its part of the pair must be in that half.
    const first = [enqueue(prepared({ streamId })), enqueue(prepared({ commandId }))];
    const crowd = Array.from({ length: 50 }, () => enqueue(prepared()));
    const second = [
      enqueue(prepared({ streamId, expectedVersion: 1 })),
      enqueue(prepared({ commandId })),
    ];
    await turn();
    expect(sizes(batches)).toHaveLength(2);
    const inFlight = batches.flat().map(({ append }) => append);
    expect(inFlight.filter((append) => append.streamId === streamId)).toHaveLength(1);
    expect(inFlight.filter((append) => append.commandId === commandId)).toHaveLength(1);
    open();
    await Promise.all([...crowd, ...first, ...second]);
    const versions = batches.flat().filter(({ append }) => append.streamId === streamId);
    expect(versions.map(({ append }) => append.expectedVersion)).toEqual([0, 1]);
  });

  test('a call is bounded by number and by characters', async () => {
    const one = prepared();
    const { enqueue, batches, open } = heldQueue({
      batchAppends: 4,
      batchCharacters: one.characters * 3,
    });
    open();
    await Promise.all([one, ...Array.from({ length: 6 }, () => prepared())].map(enqueue));
    expect(sizes(batches)).toEqual([3, 3, 1]);
  });
});

test('a full queue refuses at once, and takes again when it has drained', async () => {
  const { enqueue, open } = heldQueue({ waitingAppends: 2 });
  const inFlight = enqueue(prepared());
  await turn();
  const waiting = [enqueue(prepared()), enqueue(prepared())];
  await expect(enqueue(prepared())).rejects.toMatchObject({ code: 'overloaded' });
  open();
  await Promise.all([inFlight, ...waiting]);
  await expect(enqueue(prepared())).resolves.toMatchObject({ outcome: 'appended' });
});

test('a queue that is full of characters refuses what is too long for it, and takes it when it has drained', async () => {
  const one = prepared();
  const { enqueue, open } = heldQueue({ waitingCharacters: one.characters * 2.5 });
  const inFlight = enqueue(one);
  await turn();
  const waiting = [enqueue(prepared()), enqueue(prepared())];
  await expect(enqueue(prepared())).rejects.toMatchObject({ code: 'overloaded' });
  open();
  await Promise.all([inFlight, ...waiting]);
  await expect(enqueue(prepared())).resolves.toMatchObject({ outcome: 'appended' });
});

test('one append that the database refuses does not fail the others of its batch', async () => {
  const bad = prepared();
  const refusal = new EventStoreError('invalid-append', 'refused');
  const { enqueue, open, batches } = heldQueue({}, (batch) => batch.includes(bad) && refusal);
  open();
  const good = [prepared(), prepared()];
  const [first, second, third] = await Promise.allSettled(
    [good[0] ?? bad, bad, good[1] ?? bad].map(enqueue),
  );
  expect([first?.status, second?.status, third?.status]).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect(sizes(batches)).toEqual([3, 1, 1, 1]);
});

test('a database in trouble is not asked again one by one', async () => {
  const down = new EventStoreError('unavailable', 'down');
  const { enqueue, open, batches } = heldQueue({}, () => down);
  open();
  const answers = await Promise.allSettled([prepared(), prepared()].map(enqueue));
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(sizes(batches)).toEqual([2]);
});
