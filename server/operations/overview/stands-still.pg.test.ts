import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { requestOperation } from '#server/operations/on-request/request-operation.ts';
import { ensureCheckpoint } from '#server/projections/checkpoints.ts';
import { projectBatch } from '#server/projections/project-batch.ts';
import { ordersProjection } from '#server/projections/projections.ts';
import { createTestShop } from '#server/projections/testing/test-shop.ts';
import { getAlarms } from './get-alarms.ts';
import { isStopped } from './is-stopped.ts';
import { listProjections } from './list-projections.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await ensureCheckpoint(database.readDb, ordersProjection);
});
afterAll(() => database.drop());

const log = { head: async () => ({ position: 0, epoch: uuidv7() }) };
const now = sql<string>`now()`;
const aMinuteAgo = sql<string>`now() - interval '1 minute'`;
const failing = { stopped_reason: 'Another log' };

test.each([
  { of: 'was touched just now', set: {}, state: 'running', told: null },
  { of: 'nobody has moved', set: { updated_at: aMinuteAgo }, state: 'stopped', told: /30 s/ },
  { of: 'cannot go on', set: failing, state: 'stopped', told: /^Another log$/ },
  {
    of: 'one of two workers goes on with',
    set: { ...failing, caught_up_at: now },
    state: 'running',
    told: null,
  },
  { of: 'is paused', set: { paused: true, updated_at: aMinuteAgo }, state: 'paused', told: null },
  {
    of: 'was paused where it could not go on',
    set: { ...failing, paused: true },
    state: 'paused',
    told: /^Another log$/,
  },
])('readiness, the alarms and the page say the same of a view that $of', async (one) => {
  const { readDb } = database;
  await sql`
    insert into read.workers (id, started_at, seen_at) values ('w', now(), now())
    on conflict (id) do update set seen_at = now()`.execute(readDb);
  const usual = { paused: false, stopped_reason: null, caught_up_at: null, updated_at: now };
  await readDb
    .updateTable('read.checkpoints')
    .set({ ...usual, ...one.set })
    .execute();
  const isStill = one.state === 'stopped';
  expect(await isStopped(readDb, 'orders')).toBe(isStill);
  expect((await getAlarms(readDb, log)).stopped).toEqual(isStill ? ['orders'] : []);
  const { projections } = await listProjections(readDb, log);
  const orders = projections.find(({ name }) => name === 'orders');
  expect(orders).toMatchObject({ state: one.state });
  expect(orders?.reason).toEqual(one.told === null ? null : expect.stringMatching(one.told));
});

test('a view that was resumed after a long pause has time to be taken up before it counts as stopped', async () => {
  const { readDb } = database;
  const usual = { paused: true, stopped_reason: null, caught_up_at: null };
  await readDb
    .updateTable('read.checkpoints')
    .set({ ...usual, updated_at: aMinuteAgo })
    .execute();
  const resumed = { projection: 'orders', kind: 'resume', requestedBy: 'Ada' } as const;
  await requestOperation(readDb, resumed);
  expect(await isStopped(readDb, 'orders')).toBe(false);
  await readDb.updateTable('read.operations').set({ finished_at: aMinuteAgo }).execute();
  expect(await isStopped(readDb, 'orders')).toBe(true);
});

test('a view whose events are held back is attended to, and not stopped', async () => {
  const { readDb } = database;
  const shop = createTestShop(database);
  await shop.register(1);
  await readDb
    .updateTable('read.checkpoints')
    .set({ paused: false, stopped_reason: null, caught_up_at: null, updated_at: aMinuteAgo })
    .execute();
  const deps = { ...shop, readDb, worker: 'w', holdBack: async () => [] };
  expect(await projectBatch(ordersProjection, deps, 10)).toEqual({ kind: 'paused' });
  expect(await isStopped(readDb, 'orders')).toBe(false);
});
