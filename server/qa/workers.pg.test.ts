import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { freePort } from '#db/embedded/free-port.ts';
import { type TestWeb, testWeb } from '#server/http/testing/test-web.ts';
import { createTestShop, type TestShop } from '#server/projections/testing/test-shop.ts';
import { childEnvironment } from '#server/runtime/child-environment.ts';
import { poisonOrder, resetControls, setControls } from './change-controls.ts';
import type { WebQa } from './create-web-qa.ts';
import { reachBarrier } from './reach-barrier.ts';
import { everybody } from './settings.ts';

let shop: TestWeb;
let qa: WebQa;
let log: TestShop;
const workers: ChildProcess[] = [];
let said = '';

beforeAll(async () => {
  shop = await testWeb({ QA_CONTROLS: '1' });
  if (shop.web.qa === undefined) throw new Error('There are no controls.');
  qa = shop.web.qa;
  log = createTestShop(shop.db);
  for (let count = 0; count < 2; count++) workers.push(await startWorker());
  await vi.waitUntil(async () => (await alive()) === 2, { timeout: 60_000 });
});
afterEach(() => resetControls(qa.db));
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGTERM');
  await Promise.all(workers.map((worker) => worker.exitCode ?? once(worker, 'exit')));
  await shop.drop();
});

/** A worker as an operator starts one. */
const startWorker = async () => {
  const env = childEnvironment({
    DATABASE_URL: shop.db.urls.owner,
    BETTER_AUTH_SECRET: shop.db.secret,
    REALTIME_PORT: String(await freePort()),
    QA_CONTROLS: '1',
    LOG_LEVEL: 'error',
  });
  const file = fileURLToPath(new URL('../worker.ts', import.meta.url));
  const worker = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  worker.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  return worker;
};

const alive = async () => {
  const rows = await shop.db.readDb.selectFrom('read.workers').select('id').execute();
  return rows.length;
};

const reached = (position: number, waitMs = 30_000) =>
  reachBarrier(qa.views, { position, waitMs, signal: new AbortController().signal });

const ask = (changes: Parameters<typeof setControls>[2]) => setControls(qa.db, everybody, changes);

test('while paused no worker projects anything, nor claims to be up to date; then all of it', async () => {
  const { position: before } = await log.place(1);
  await reached(before);
  await ask({ paused: true });
  // At once: nothing that was stored after the answer may slip through.
  const placed = await Promise.all(Array.from({ length: 20 }, (_, index) => log.place(1 + index)));
  const last = Math.max(...placed.map(({ position }) => position));
  const held = await reached(last, 3_000);
  expect(held.position).toBe(before);
  expect(Object.values(held.projections)).toEqual(Object.keys(held.projections).map(() => before));
  const { rows } = await sql`
    select from read.checkpoints c, write.events e
    where e.position = ${before + 1} and c.caught_up_at > e.at`.execute(shop.db.readDb);
  expect(rows).toEqual([]);

  await ask({ paused: false });
  expect((await reached(last)).position).toBe(last);
});

test('no worker projects an event before it has the age that was asked for', async () => {
  const delayMs = 400;
  const { position: before } = await log.place(1);
  await reached(before);
  await ask({ projection_delay_ms: delayMs });
  let last = before;
  for (let index = 0; index < 60; index++) last = (await log.place(1 + index)).position;
  expect((await reached(last)).position).toBe(last);
  const { rows } = await sql<{ events: number; youngest: number }>`
    select count(*)::int as events,
      min(extract(epoch from b.committed_at - e.at) * 1000)::float8 as youngest
    from read.batches b
      join write.events e on e.position > b.from_position and e.position <= b.to_position
    where e.position > ${before} and b.projection = 'orders'`.execute(shop.db.readDb);
  expect(rows[0]?.events).toBe(60);
  expect(rows[0]?.youngest).toBeGreaterThanOrEqual(delayMs);
});

test('a delay that is taken back lets go at once what was held back by it', async () => {
  await ask({ projection_delay_ms: 60_000 });
  const { position } = await log.place(1);
  expect((await reached(position, 500)).position).toBeLessThan(position);
  await ask({ projection_delay_ms: 0 });
  expect((await reached(position)).position).toBe(position);
});

test('an order that was poisoned before its next event does not get that event into any view', async () => {
  const { orderId, position } = await log.place(1);
  await reached(position);
  await poisonOrder(qa.db, { orderId, cure: false });
  await log.act(orderId, { type: 'ShipOrder', trackingNumber: 'QA1', carrier: null });
  await vi.waitUntil(() => said.includes(`Order ${orderId} is poisoned`), { timeout: 30_000 });
  const row = await shop.db.readDb
    .selectFrom('read.orders')
    .select(['status', 'version'])
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ status: 'pending', version: 1 });
});
