import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { getOverview } from '#server/operations/overview/get-overview.ts';
import { failAbandoned } from './abandoned-operations.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** An operation that began an hour ago; `silent`: seconds since its process was last heard of. */
const running = async (worker: string, silent: number | null) => {
  const ago = (seconds: number) => sql<string>`now() - ${seconds} * interval '1 second'`;
  const { id } = await database.readDb
    .insertInto('read.operations')
    .values({
      projection: 'orders',
      kind: 'rebuild',
      requested_by: 'me',
      state: 'running',
      worker,
      started_at: ago(3_600),
      seen_at: silent === null ? null : ago(silent),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

test('a rebuild of the command line that was killed is told as stopped, one that goes on for an hour is not', async () => {
  const { readDb } = database;
  await readDb
    .insertInto('read.workers')
    .values({ id: 'alive', started_at: sql`now()`, seen_at: sql`now()` })
    .execute();
  const killed = await running('process 1', 60);
  const going = await running('process 2', 1);
  const ofWorker = await running('alive', null);
  const ofDeadWorker = await running('gone', null);
  const states = async () =>
    new Map(
      (await getOverview(readDb)).operations.map(({ id, state, outcome }) => [
        id,
        [state, outcome?.split(':')[0]],
      ]),
    );
  const expected = new Map([
    [ofDeadWorker, ['failed', 'Stopped']],
    [ofWorker, ['running', undefined]],
    [going, ['running', undefined]],
    [killed, ['failed', 'Stopped']],
  ]);
  // As the page says it while no worker lives, and as it is written down.
  expect(await states()).toEqual(expected);
  await failAbandoned(readDb);
  expect(await states()).toEqual(expected);
  const left = await readDb
    .selectFrom('read.operations')
    .select('id')
    .where('state', '=', 'running')
    .orderBy('id')
    .execute();
  expect(left.map(({ id }) => id)).toEqual([going, ofWorker]);
});
