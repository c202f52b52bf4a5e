import { setImmediate as turn } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commandDb } from '#db/testing/command-db.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { createEventStore } from './create-event-store.ts';
import type { Append, EventStore } from './event-store.ts';
import { sampleAppend } from './sample-append.ts';

let database: TestDatabase;
let closers: (() => Promise<void>)[] = [];

beforeEach(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  await Promise.all(closers.map((close) => close()));
  closers = [];
  await database.drop();
});

/** An event store with a pool of its own, as each web process has one. */
const newStore = (): EventStore => {
  const db = commandDb(database, { max: 3 });
  closers.push(() => db.destroy());
  return createEventStore(db, { limits: { batchAppends: 7 } });
};

/** Follows the log as a projection does, until `done`; answers the positions in the order seen. */
const follow = async (store: EventStore, isDone: () => boolean): Promise<number[]> => {
  const seen: number[] = [];
  for (;;) {
    const finishing = isDone();
    const events = await store.readLog(seen.at(-1) ?? 0, 50);
    seen.push(...events.map(({ position }) => position));
    if (finishing && events.length === 0) return seen;
    await turn();
  }
};

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

test('however many write, positions are 1, 2, 3 … and no reader ever passes one that comes later', async () => {
  const writers = [newStore(), newStore(), newStore(), newStore()];
  const streams = upTo(6).map(() => sampleAppend().streamId);
  let stored = 0;
  let working = true;
  const readers = [follow(newStore(), () => !working), follow(newStore(), () => !working)];

  // Each caller adds 1 to 3 events to one of a few streams that all fight for, or to a new one.
  const call = async (writer: EventStore, seed: number) => {
    for (let round = 0; round < 12; round++) {
      const count = 1 + ((seed + round) % 3);
      const streamId = streams[(seed * 5 + round * 3) % 9];
      const expectedVersion = streamId ? (await writer.readStream('thing', streamId)).length : 0;
      const append = sampleAppend({ count, expectedVersion, ...(streamId && { streamId }) });
      const answer = await writer.append(append);
      if (answer.outcome === 'appended') stored += count;
    }
  };
  await Promise.all(upTo(32).map((seed) => call(writers[seed % 4] ?? expect.fail(), seed)));
  working = false;

  expect(stored).toBeGreaterThan(100);
  for (const seen of await Promise.all(readers)) expect(seen).toEqual(upTo(stored));
  const store = newStore();
  expect((await store.head()).position).toBe(stored);
  const found = await store.readStreams('thing', streams);
  for (const events of found.values()) {
    expect(events.map(({ version }) => version)).toEqual(upTo(events.length));
  }
});

test('appends cut off in the middle and asked again are in the log exactly once', async () => {
  const writers = [newStore(), newStore(), newStore()];
  let answered = 0;
  const kills: Promise<unknown>[] = [];
  const kill = () =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'writer' and datname = current_database()`.execute(database.writeDb);

  const insist = async (store: EventStore, append: Append) => {
    for (;;) {
      const answer = await store.append(append).catch(() => undefined);
      if (!answer) continue;
      answered += 1;
      if (answered % 10 === 0) kills.push(kill());
      return answer;
    }
  };
  const appends = upTo(240).map((n) => sampleAppend({ count: 1 + (n % 2) }));
  const answers = await Promise.all(
    appends.map((append, index) => insist(writers[index % 3] ?? expect.fail(), append)),
  );
  await Promise.all(kills);

  const log = await newStore().readLog(0, 1_000);
  expect(log.map(({ position }) => position)).toEqual(upTo(360));
  for (const [index, append] of appends.entries()) {
    const own = log.filter(({ commandId }) => commandId === append.commandId);
    expect(own).toHaveLength(append.events.length);
    expect(answers[index]).toMatchObject({
      version: append.events.length,
      position: own.at(-1)?.position,
    });
  }
});
