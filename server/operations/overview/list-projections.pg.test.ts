import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewLagMs } from '#db/read/view-lag.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { countUnaccounted } from '#server/operations/audit/count-unaccounted.ts';
import { statusTable } from '#server/operations/cli/status-table.ts';
import { workerHeartbeat } from '#server/operations/worker-heartbeat.ts';
import { ensureCheckpoint } from '#server/projections/checkpoints.ts';
import { projectBatch } from '#server/projections/project-batch.ts';
import { ordersProjection, projections } from '#server/projections/projections.ts';
import { catchUp } from '#server/projections/testing/catch-up.ts';
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

test('a view that has never caught up is as old as what it holds, not fresh while it is filled', async () => {
  const filled = await testDatabase();
  try {
    const { readDb, writeDb } = filled;
    const shop = createTestShop(filled);
    for (let index = 0; index < 5; index++) await shop.place(1);
    await sql`alter table write.events disable trigger append_only`.execute(writeDb);
    await sql`update write.events set at = at - interval '1 hour'`.execute(writeDb);
    await sql`alter table write.events enable always trigger append_only`.execute(writeDb);
    const lag = async () => {
      const { projections: found } = await listProjections(readDb, shop.eventStore);
      const view = await readDb
        .selectFrom('read.checkpoints as view')
        .select(viewLagMs.as('lagMs'))
        .where('projection', '=', 'orders')
        .executeTakeFirstOrThrow();
      return { listed: found.find(({ name }) => name === 'orders')?.lagMs ?? 0, read: view.lagMs };
    };
    const deps = { ...shop, readDb, worker: 'w' };
    await ensureCheckpoint(readDb, ordersProjection);
    const untouched = await lag();
    await projectBatch(ordersProjection, deps, 2);
    const begun = await lag();
    for (const { listed, read } of [untouched, begun]) {
      expect(listed).toBeGreaterThanOrEqual(3_600_000);
      expect(read).toBeGreaterThanOrEqual(3_600_000);
    }
    await catchUp(ordersProjection, deps, 2);
    expect(await lag()).toEqual({ listed: 0, read: 0 });
  } finally {
    await filled.drop();
  }
});
