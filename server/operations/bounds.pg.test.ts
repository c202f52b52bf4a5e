import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { ordersProjection } from '../projections/projections.ts';
import { rebuildProjection } from '../projections/rebuild-projection.ts';
import { catchUp } from '../projections/testing/catch-up.ts';
import { createTestShop, type TestShop } from '../projections/testing/test-shop.ts';
import { createAudit } from './create-audit.ts';
import { listProjections } from './list-projections.ts';
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
    expect(await createAudit(readDb)()).toEqual(new Map([['orders', 0]]));
  }
});

test('a rebuild whose process was killed is told as interrupted, with how far it is', async () => {
  const { readDb } = database;
  const killed = rebuildProjection(
    ordersProjection,
    { ...shop, readDb, worker: 'w' },
    {
      batchEvents: 10,
      onProgress: (_, done) => {
        if (done >= 20) throw new Error('killed');
      },
    },
  );
  await expect(killed).rejects.toThrow('killed');
  await sql`update read.rebuilds set seen_at = now() - interval '1 minute'`.execute(readDb);
  const { projections } = await listProjections(readDb, shop.eventStore);
  expect(projections.find(({ name }) => name === 'orders')?.rebuild).toMatchObject({
    ...{ state: 'interrupted', phase: 'fill', percent: 42, target: 47, secondsLeft: null },
  });
});
