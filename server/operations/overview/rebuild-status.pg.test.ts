import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { statusTable } from '#server/operations/cli/status-table.ts';
import { ordersProjection, productsProjection } from '#server/projections/projections.ts';
import { rebuildProjection } from '#server/projections/rebuild/rebuild-projection.ts';
import { rollbackProjection } from '#server/projections/rebuild/rollback-projection.ts';
import { createTestShop } from '#server/projections/testing/test-shop.ts';
import { listProjections } from './list-projections.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test('a rebuild whose process was killed is told as interrupted, with how far it is', async () => {
  const { readDb } = database;
  const shop = createTestShop(database);
  for (let index = 0; index < 47; index++) await shop.place(1);
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
    state: 'interrupted',
    phase: 'fill',
    percent: 42,
    target: 47,
    secondsLeft: null,
  });
});

test('a rebuild counts the events that it applies, not those of the whole log: all of them at the end of its first phase', async () => {
  const { readDb } = database;
  const shop = createTestShop(database);
  for (const name of ['Lamp', 'Chair', 'Desk']) await shop.list(randomUUID(), name, 100);
  await shop.place();
  const told: string[] = [];
  await rebuildProjection(
    productsProjection,
    { ...shop, readDb, worker: 'w' },
    { batchEvents: 1, onProgress: (phase, done, of) => told.push(`${phase} ${done}/${of}`) },
  );
  expect(told.slice(0, 5)).toEqual(['fill 0/3', 'fill 1/3', 'fill 2/3', 'fill 3/3', 'index 3/3']);
});

test('a roll-back whose process was killed is told as interrupted, and can be asked for again', async () => {
  const { readDb } = database;
  const shop = createTestShop(database);
  const deps = { ...shop, readDb, worker: 'w' };
  // The second replaces what the first has made.
  for (const restart of [true, true]) await rebuildProjection(ordersProjection, deps, { restart });
  const readLog = () => Promise.reject(new Error('killed'));
  const eventStore = { ...shop.eventStore, readLog };
  await expect(rollbackProjection(ordersProjection, { ...deps, eventStore })).rejects.toThrow(
    'killed',
  );
  await sql`update read.rebuilds set seen_at = now() - interval '1 minute'`.execute(readDb);
  const status = await listProjections(readDb, shop.eventStore);
  const orders = status.projections.find(({ name }) => name === 'orders');
  expect(orders?.rebuild).toMatchObject({ state: 'interrupted', isRollback: true });
  expect(orders?.previous).toMatchObject({ version: ordersProjection.version });
  expect(statusTable(status)).toContain('"rollback orders" goes on from there');
});
