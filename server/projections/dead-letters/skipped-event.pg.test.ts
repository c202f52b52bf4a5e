import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { changesOfBatch } from '#server/realtime/order-change.ts';
import { type ProjectionDeps, projectBatch } from '../project-batch.ts';
import { ordersProjection } from '../projections.ts';
import { rebuildProjection } from '../rebuild/rebuild-projection.ts';
import { rollbackProjection } from '../rebuild/rollback-projection.ts';
import { catchUp } from '../testing/catch-up.ts';
import { poisoned } from '../testing/poisoned.ts';
import { createTestShop, type TestShop } from '../testing/test-shop.ts';
import { readViews } from '../testing/views.ts';
import { retryDeadLetters } from './retry-dead-letters.ts';
import { skipDeadLetter } from './skip-dead-letter.ts';

let database: TestDatabase;
let shop: TestShop;
let deps: ProjectionDeps;
let orderId: string;
let sick: Set<number>;
const live = poisoned(ordersProjection, { has: (at) => sick.has(at) });

const ship = { type: 'ShipOrder', trackingNumber: 'AB1', carrier: null } as const;
const note = { type: 'AddNote', text: 'Hello', visibility: 'customer' } as const;
const skip = (position: number) => ({ position, reason: 'Written twice', by: 'ada@shop.test' });

/** An order whose shipping is parked, and another order. */
beforeEach(async () => {
  database = await testDatabase();
  shop = createTestShop(database);
  deps = { ...shop, readDb: database.readDb, worker: 'w' };
  sick = new Set([2]);
  ({ orderId } = await shop.place(1));
  await shop.act(orderId, ship);
  await shop.place(2);
  await catchUp(live, deps, 1);
});
afterEach(() => database.drop());

const skippedAt = async () =>
  (
    await database.readDb
      .selectFrom('read.skipped_events')
      .select('skipped_at')
      .orderBy('position')
      .executeTakeFirstOrThrow()
  ).skipped_at;
const rows = () =>
  database.readDb
    .selectFrom('read.orders')
    .select(['id', 'version', 'status', 'stale_since'])
    .orderBy('number')
    .execute();

test('an order that lacks a skipped event is marked from then on, and no other is', async () => {
  await skipDeadLetter(live, deps, skip(2));
  const since = await skippedAt();
  expect(await rows()).toMatchObject([
    { id: orderId, version: 2, status: 'pending', stale_since: since },
    { stale_since: null },
  ]);
});

test('what happens to the order later keeps the mark, in its row and in what browsers are sent', async () => {
  await skipDeadLetter(live, deps, skip(2));
  await shop.act(orderId, note);
  const outcome = await projectBatch(live, deps, 10);
  if (outcome.kind !== 'applied') throw new Error('There is an event');
  const since = await skippedAt();
  expect(changesOfBatch(outcome.batch)).toMatchObject([
    { view: { version: 3, staleSince: since } },
  ]);
  expect((await rows())[0]).toMatchObject({ version: 3, stale_since: since });
});

test('what is parked after a skip is retried without taking the mark away', async () => {
  await skipDeadLetter(live, deps, skip(2));
  sick.add(4);
  await shop.act(orderId, note);
  await catchUp(live, deps, 1);
  sick.clear();
  expect(await retryDeadLetters(live, deps)).toEqual({ applied: 1, left: 0 });
  expect((await rows())[0]).toMatchObject({ version: 3, stale_since: await skippedAt() });
});

test('a rebuild and a roll-back leave out what was skipped and mark the same rows', async () => {
  await skipDeadLetter(live, deps, skip(2));
  await shop.act(orderId, note);
  await catchUp(live, deps, 10);
  const views = await readViews(database.readDb, live);
  sick.clear();
  expect(await rebuildProjection(live, deps)).toMatchObject({ swapped: true, differences: [] });
  expect(await readViews(database.readDb, live)).toEqual(views);
  await rollbackProjection(live, deps);
  expect(await readViews(database.readDb, live)).toEqual(views);
});

test('a row that an earlier release left unmarked is no difference, and a rebuild marks it', async () => {
  await skipDeadLetter(live, deps, skip(2));
  await database.readDb.updateTable('read.orders').set({ stale_since: null }).execute();
  expect(await rebuildProjection(live, deps)).toMatchObject({ swapped: true, differences: [] });
  expect((await rows())[0]).toMatchObject({ stale_since: await skippedAt() });
});
