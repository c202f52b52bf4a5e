import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandDb } from '#db/testing/command-db.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { appendAtOnce } from './append-statements.ts';
import { createEventStore } from './create-event-store.ts';
import type { Append, EventStore } from './event-store.ts';
import { prepareAppend } from './prepare-append.ts';
import { sampleAppend } from './sample-append.ts';

let database: TestDatabase;
let store: EventStore;
let close: () => Promise<void>;

beforeAll(async () => {
  database = await testDatabase();
  const db = commandDb(database);
  store = createEventStore(db);
  close = () => db.destroy();
});
afterAll(async () => {
  await close();
  await database.drop();
});

/** Alone it takes the form for one, in company the form for a batch: both must keep every promise. */
const ways: [string, (append: Append) => ReturnType<EventStore['append']>][] = [
  ['alone', (append) => store.append(append)],
  [
    'in a batch',
    async (append) => {
      const [, answer] = await Promise.all(
        [sampleAppend(), append, sampleAppend()].map(store.append),
      );
      return answer ?? expect.fail();
    },
  ],
];

describe.each(ways)('an append %s', (_, append) => {
  test('is stored as it was given, with versions and positions that follow on', async () => {
    const before = await store.head();
    const given = sampleAppend({ count: 3 });
    const answer = await append(given);
    const stored = await store.readStream('thing', given.streamId);
    const { position } = answer.outcome === 'appended' ? answer : expect.fail();
    expect(answer).toMatchObject({ version: 3, streamType: 'thing', streamId: given.streamId });
    expect(stored.map((event) => event.version)).toEqual([1, 2, 3]);
    expect(stored.map((event) => event.position)).toEqual([position - 2, position - 1, position]);
    expect(position - 2).toBeGreaterThan(before.position);
    expect(stored.map(({ type, schemaVersion, data }) => ({ type, schemaVersion, data }))).toEqual(
      given.events,
    );
    for (const event of stored) {
      expect(event).toMatchObject({
        streamType: 'thing',
        streamId: given.streamId,
        metadata: given.metadata,
        commandId: given.commandId,
        at: answer.outcome === 'appended' ? answer.acceptedAt : '',
      });
    }
  });

  test('goes on where its stream ends', async () => {
    const { streamId } = sampleAppend();
    await append(sampleAppend({ streamId, count: 2 }));
    await append(sampleAppend({ streamId, expectedVersion: 2, count: 2 }));
    const stored = await store.readStream('thing', streamId);
    expect(stored.map((event) => event.version)).toEqual([1, 2, 3, 4]);
  });

  test.each([0, 1, 3, 7])(
    'expecting version %i of a stream at 2 stores nothing',
    async (expectedVersion) => {
      const { streamId } = sampleAppend();
      await append(sampleAppend({ streamId, count: 2 }));
      const late = sampleAppend({ streamId, expectedVersion });
      expect(await append(late)).toEqual({ outcome: 'version-conflict', actualVersion: 2 });
      expect(await store.readStream('thing', streamId)).toHaveLength(2);
      expect(await store.findCommand(late.actorId, late.commandId)).toBeUndefined();
    },
  );

  test('repeated is answered as the first time, even when its stream has moved on', async () => {
    const given = sampleAppend();
    const first = await append(given);
    await append(sampleAppend({ streamId: given.streamId, expectedVersion: 1 }));
    expect(await append(given)).toEqual({ ...first, outcome: 'replayed' });
    expect(await append({ ...given, streamId: randomUUID() })).toEqual({
      ...first,
      outcome: 'replayed',
    });
    expect(await store.readStream('thing', given.streamId)).toHaveLength(2);
  });

  test("another body under the same actor's same command is refused", async () => {
    const given = sampleAppend();
    await append(given);
    const other = { ...given, bodyHash: 'other', streamId: randomUUID() };
    expect(await append(other)).toEqual({ outcome: 'command-reused' });
    expect(await store.readStream('thing', other.streamId)).toEqual([]);
  });

  test("another actor's same command id is another command", async () => {
    const given = sampleAppend();
    await append(given);
    const theirs = sampleAppend({
      commandId: given.commandId,
      actorId: 'another',
      bodyHash: 'other',
    });
    expect(await append(theirs)).toMatchObject({ outcome: 'appended' });
  });

  test('the same id in another type of stream is another stream', async () => {
    const given = sampleAppend();
    await append(given);
    const other = sampleAppend({ streamId: given.streamId, streamType: 'other' });
    expect(await append(other)).toMatchObject({ outcome: 'appended', version: 1 });
    expect(await store.readStream('thing', given.streamId)).toHaveLength(1);
  });
});

test('refused appends in a batch leave no hole between the accepted ones', async () => {
  const taken = sampleAppend();
  await store.append(taken);
  const before = await store.head();
  const appends = [
    sampleAppend({ count: 2 }),
    sampleAppend({ streamId: taken.streamId }),
    sampleAppend(),
    taken,
    { ...taken, bodyHash: 'other', streamId: randomUUID() },
    sampleAppend({ count: 3 }),
  ];
  const answers = await Promise.all(appends.map(store.append));
  expect(answers.map(({ outcome }) => outcome)).toEqual([
    'appended',
    'version-conflict',
    'appended',
    'replayed',
    'command-reused',
    'appended',
  ]);
  const log = await store.readLog(before.position, 100);
  expect(log.map(({ position }) => position - before.position)).toEqual([1, 2, 3, 4, 5, 6]);
  expect((await store.head()).position).toBe(before.position + 6);
});

test('while nothing stands against them, appends are stored without a look at each', async () => {
  const taken = sampleAppend({ count: 2 });
  await store.append(taken);
  const { position } = await store.head();
  const stands = (...batch: Append[]) => [sampleAppend(), ...batch].map(prepareAppend);
  const none = { first_position: null, accepted_at: null, epoch: null };
  const db = commandDb(database);
  for (const batch of [
    stands(taken),
    stands(sampleAppend({ streamId: taken.streamId })),
    stands(sampleAppend({ streamId: taken.streamId, expectedVersion: 1 })),
    stands(sampleAppend({ streamId: taken.streamId, expectedVersion: 3 })),
  ]) {
    expect((await db.executeQuery(appendAtOnce(batch))).rows).toEqual([none]);
  }
  expect(await store.head()).toMatchObject({ position });
  const good = stands(sampleAppend({ streamId: taken.streamId, expectedVersion: 2, count: 3 }));
  const { rows } = await db.executeQuery(appendAtOnce(good));
  expect(rows).toMatchObject([{ first_position: position + 1 }]);
  expect(await store.head()).toMatchObject({ position: position + 4 });
  await db.destroy();
});

test('appends are in the log in the order in which they came', async () => {
  for (let round = 0; round < 5; round++) {
    const answers = await Promise.all(
      Array.from({ length: 300 }, () => store.append(sampleAppend())),
    );
    const places = answers.map((answer) => ('position' in answer ? answer.position : 0));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  }
});

test('an append that only the database can refuse fails alone', async () => {
  // Longer than an entry of an index may be, which no check of ours foresees.
  const bad = sampleAppend({ actorId: randomBytes(20_000).toString('base64') });
  const settled = await Promise.allSettled([sampleAppend(), bad, sampleAppend()].map(store.append));
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(settled[1]).toMatchObject({
    reason: { code: 'invalid-append', cause: { code: '54000' } },
  });
});

test('of many appends at once under one key one is stored, and all get its answer', async () => {
  const { commandId } = sampleAppend();
  const appends = Array.from({ length: 20 }, () => sampleAppend({ commandId }));
  const answers = await Promise.all(appends.map(store.append));
  expect(answers.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1);
  const places = answers.map((answer) => ('position' in answer ? answer.position : undefined));
  expect(new Set(places).size).toBe(1);
});

test('a reader gets the streams, versions and positions that it asks for, and no others', async () => {
  const streams = [sampleAppend({ count: 3 }), sampleAppend({ count: 1 })];
  for (const stream of streams) await store.append(stream);
  const [first, second] = streams.map(({ streamId }) => streamId);
  if (!first || !second) return expect.fail();
  expect(await store.readStream('thing', first, { upTo: 2 })).toHaveLength(2);
  const found = await store.readStreams('thing', [first, second, randomUUID()]);
  expect([...found].map(([id, events]) => [id, events.length]).sort()).toEqual(
    [
      [first, 3],
      [second, 1],
    ].sort(),
  );
  expect(await store.readStreams('thing', [])).toEqual(new Map());
  expect(await store.findStreams('thing', [second, randomUUID(), first])).toEqual(
    new Set([first, second]),
  );
  expect(await store.findStreams('another', [first])).toEqual(new Set());
  const log = await store.readLog(0, 2);
  expect(log.map(({ position }) => position)).toEqual([1, 2]);
});
