import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { getOverview } from './get-overview.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const written = (worker: string, slotsAgo: number, sockets: number) =>
  database.readDb
    .insertInto('read.samples')
    .values({
      worker,
      slot: slotsAgo,
      at: sql<string>`to_timestamp((floor(extract(epoch from now()) / 5) - ${slotsAgo}) * 5)`,
      sockets,
      projections: '[]',
    })
    .execute();

test('a slot that not every worker has written yet is left out: its sums would dip', async () => {
  for (const slotsAgo of [5, 4, 3]) {
    await written('one', slotsAgo, 10 + slotsAgo);
    await written('two', slotsAgo, 20);
  }
  await written('one', -1, 10);
  const { history } = await getOverview(database.readDb);
  expect(history.map(({ sockets }) => sockets)).toEqual([35, 34, 33]);
});
