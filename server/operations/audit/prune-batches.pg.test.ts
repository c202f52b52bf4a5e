import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { ordersProjection } from '#server/projections/projections.ts';
import { catchUp } from '#server/projections/testing/catch-up.ts';
import { createTestShop, type TestShop } from '#server/projections/testing/test-shop.ts';
import { countUnaccounted } from './count-unaccounted.ts';
import { pruneBatches } from './prune-batches.ts';

let database: TestDatabase;
let shop: TestShop;
beforeAll(async () => {
  database = await testDatabase();
  const { readDb } = database;
  shop = createTestShop(database);
  for (let index = 0; index < 47; index++) await shop.place(1);
  await catchUp(ordersProjection, { ...shop, readDb }, 1);
});
afterAll(() => database.drop());

test('old batches become one row a span, however often, and still account for every event', async () => {
  const { readDb } = database;
  const batches = () =>
    readDb
      .selectFrom('read.batches')
      .select(['from_position as from', 'to_position as to', 'events'])
      .orderBy('to_position')
      .execute();
  expect(await batches()).toHaveLength(47);
  for (let times = 0; times < 2; times++) {
    await Promise.all([1, 2, 3].map(() => pruneBatches(readDb, { keep: 5, span: 10 })));
    expect((await batches()).slice(0, 5)).toEqual([
      { from: 0, to: 10, events: 10 },
      { from: 10, to: 20, events: 10 },
      { from: 20, to: 30, events: 10 },
      { from: 30, to: 40, events: 10 },
      { from: 40, to: 41, events: 1 },
    ]);
    expect(await countUnaccounted(readDb)).toEqual(new Map([['orders', 0]]));
  }
});

/** A projection of the name whose batches end at these positions. */
const batchesOf = async (projection: string, ...ends: readonly number[]) => {
  await sql`
    insert into read.batches (projection, from_position, to_position, events, worker)
    select ${projection}, before, upto, upto - before, 'w' from (
      select upto, lag(upto, 1, 0::bigint) over (order by upto) as before
      from unnest(${ends}::bigint[]) as upto
    ) ends
    on conflict do nothing`.execute(database.readDb);
  await sql`
    insert into read.checkpoints (projection, version, position)
    values (${projection}, 1, ${ends.at(-1)})
    on conflict (projection) do update set position = excluded.position`.execute(database.readDb);
};
const upTo = (end: number) => Array.from({ length: end }, (_, index) => index + 1);

test('a sum that ended amid batches that were made one since is no lost event', async () => {
  const { readDb } = database;
  await batchesOf('amid', ...upTo(25));
  const counted = new Map();
  const unaccounted = () => countUnaccounted(readDb, { only: ['amid'], counted });
  expect(await unaccounted()).toEqual(new Map([['amid', 0]]));
  await batchesOf('amid', ...upTo(60));
  await pruneBatches(readDb, { keep: 5, span: 10 });
  expect(await unaccounted()).toEqual(new Map([['amid', 0]]));
});

/** Rows of the batches, and of their indexes, that this transaction has read. */
const rowsRead = async (transaction: TestDatabase['readDb']): Promise<number> => {
  const { rows } = await sql<{ read: number }>`
    select sum(pg_stat_get_xact_tuples_returned(oid))::int as read from pg_class
    where oid = 'read.batches'::regclass
      or oid in (select indexrelid from pg_index where indrelid = 'read.batches'::regclass)`.execute(
    transaction,
  );
  return rows[0]?.read ?? 0;
};

test('batches that were added up before are not read again', async () => {
  await batchesOf('once', ...upTo(500));
  const read = await database.readDb.transaction().execute(async (transaction) => {
    const counted = new Map();
    const begun = await rowsRead(transaction);
    await countUnaccounted(transaction, { only: ['once'], counted });
    const once = await rowsRead(transaction);
    await countUnaccounted(transaction, { only: ['once'], counted });
    return { once: once - begun, again: (await rowsRead(transaction)) - once };
  });
  expect(read.once).toBeGreaterThanOrEqual(500);
  expect(read.again).toBe(0);
});

test('a row that has its span to itself, however short, is not written again', async () => {
  const { readDb } = database;
  await batchesOf('alone', 19, 22, 39, ...upTo(60).slice(40));
  const written = async () => {
    const { rows } = await sql<{ row: string; upto: number }>`
      select ctid::text || ' ' || xmin as row, to_position as upto from read.batches
      where projection = 'alone' order by to_position`.execute(readDb);
    return rows;
  };
  const before = await written();
  await pruneBatches(readDb, { keep: 5, span: 10 });
  const once = await written();
  expect(once.slice(0, 3)).toEqual(before.slice(0, 3));
  await pruneBatches(readDb, { keep: 5, span: 10 });
  expect(await written()).toEqual(once);
});

test('finding old batches reads each once or twice, however many are kept', async () => {
  const { readDb } = database;
  const [rows, keep] = [5_000, 2_000];
  await sql`
    insert into read.batches (projection, from_position, to_position, events, worker)
    select 'orders', n, n + 1, 1, 'w' from generate_series(100, 100 + ${rows}::int - 1) as n`.execute(
    readDb,
  );
  const read = await readDb.transaction().execute(async (transaction) => {
    await pruneBatches(transaction, { keep, span: 10 });
    return rowsRead(transaction);
  });
  expect(read).toBeGreaterThan(rows);
  expect(read).toBeLessThan(4 * rows);
});
