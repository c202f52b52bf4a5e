import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { countUnaccounted } from '#server/operations/audit/count-unaccounted.ts';
import { statusTable } from '#server/operations/cli/status-table.ts';
import { workerHeartbeat } from '#server/operations/worker-heartbeat.ts';
import { ensureCheckpoint } from '#server/projections/checkpoints.ts';
import { projectBatch } from '#server/projections/project-batch.ts';
import { projections } from '#server/projections/projections.ts';
import { createTestShop } from '#server/projections/testing/test-shop.ts';
import { listProjections } from './list-projections.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test('status and audit say where each projection is, and what no batch accounts for', async () => {
  const { readDb } = database;
  const shop = createTestShop(database);
  const status = () => listProjections(readDb, shop.eventStore);
  for (let index = 0; index < 7; index++) await shop.place(1);
  expect((await status()).projections.map(({ state }) => state)).toEqual([
    'unattended',
    'unattended',
    'unattended',
  ]);
  const heartbeat = workerHeartbeat(readDb, 'w', { warn: () => {} });
  for (const projection of projections) await ensureCheckpoint(readDb, projection);
  const [orders] = projections;
  if (orders === undefined) throw new Error('There are projections');
  const deps = { ...shop, readDb, worker: 'w' };
  const counted = new Map();
  const audit = () => countUnaccounted(readDb, { counted });
  for (const limit of [3, 2]) await projectBatch(orders, deps, limit);
  expect(await audit()).toEqual(
    new Map([
      ['orders', 0],
      ['products', 0],
      ['insights', 0],
    ]),
  );
  await projectBatch(orders, deps, 1);
  expect(await audit()).toEqual(
    new Map([
      ['orders', 0],
      ['products', 0],
      ['insights', 0],
    ]),
  );

  const { head, projections: found } = await status();
  expect(head).toBe(7);
  expect(found).toMatchObject([
    { name: 'orders', position: 6, lagEvents: 1 },
    { name: 'products', position: 0, lagEvents: 7 },
    { name: 'insights', position: 0, lagEvents: 7 },
  ]);
  expect(statusTable({ head, projections: found })).toContain('1 events');
  await readDb.updateTable('read.checkpoints').set({ paused: true }).execute();
  await readDb.deleteFrom('read.batches').where('to_position', '=', 5).execute();
  expect(await countUnaccounted(readDb)).toEqual(
    new Map([
      ['orders', 3],
      ['products', 0],
      ['insights', 0],
    ]),
  );
  await heartbeat.stop();
  expect((await status()).projections.every(({ state }) => state === 'unattended')).toBe(true);
});
