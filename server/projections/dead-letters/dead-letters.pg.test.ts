import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createReadDb } from '#db/client.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import type { Projection } from '../projection.ts';
import { ordersProjection, productsProjection } from '../projections.ts';
import { type RunningProjection, runProjection } from '../run-projection.ts';
import { poisoned } from '../testing/poisoned.ts';
import { shopStep, writeSteps } from '../testing/shop-steps.ts';
import { createTestShop, type TestShop } from '../testing/test-shop.ts';
import { foldLog, readViews } from '../testing/views.ts';
import { retryDeadLetters } from './retry-dead-letters.ts';
import { skipDeadLetter } from './skip-dead-letter.ts';

let database: TestDatabase;
let shop: TestShop;
let errors: Record<string, unknown>[];
let stopping: (() => Promise<void>)[];

const begin = async () => {
  database = await testDatabase();
  shop = createTestShop(database);
  errors = [];
  stopping = [];
};
const end = async () => {
  await Promise.all(stopping.map((stop) => stop()));
  await database.drop();
};
beforeEach(begin);
afterEach(end);

const log = {
  info: () => {},
  warn: () => {},
  error: (fields: object) => void errors.push(fields as Record<string, unknown>),
};

const start = (projection: Projection, limit = 1_000): RunningProjection => {
  const readDb = createReadDb(database.urls.projector, {
    max: 2,
    application: 'worker',
    prepares: 'all',
  });
  const running = runProjection(projection, { ...shop, readDb, worker: 'w', log, limit });
  stopping.push(async () => {
    await running.stop();
    await readDb.destroy();
  });
  return running;
};

const checkpoint = (name = 'orders') =>
  database.readDb
    .selectFrom('read.checkpoints')
    .selectAll()
    .where('projection', '=', name)
    .executeTakeFirst();

const caughtUp = async (name = 'orders') => {
  const { position } = await shop.eventStore.head();
  await vi.waitUntil(async () => (await checkpoint(name))?.position === position, {
    timeout: 30_000,
    interval: 5,
  });
};

const letters = () =>
  database.readDb.selectFrom('read.dead_letters').selectAll().orderBy('position').execute();

const deps = () => ({ ...shop, readDb: database.readDb });

const ship = { type: 'ShipOrder', trackingNumber: 'AB1', carrier: null } as const;
const deliver = { type: 'DeliverOrder' } as const;
const note = { type: 'AddNote', text: 'Hello', visibility: 'customer' } as const;

/** An event that this release has no schema for. */
const appendUnknown = async (orderId: string, expectedVersion: number) => {
  const commandId = crypto.randomUUID();
  await shop.eventStore.append({
    actorId: 'x',
    commandId,
    bodyHash: 'x',
    streamType: 'order',
    streamId: orderId,
    expectedVersion,
    events: [{ type: 'OrderTeleported', schemaVersion: 1, data: {} }],
    metadata: { actor: { id: 'x', role: 'system' }, correlationId: commandId },
  });
  return commandId;
};

test('whatever events are poison, all other streams flow; after the cure a retry equals a rebuild', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(shopStep, { minLength: 1, maxLength: 40 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 3 }),
      async (steps, poison, limits) => {
        await end();
        await begin();
        const sick = new Set(poison);
        const projection = poisoned(ordersProjection, sick);
        const workers = limits.map((limit) => start(projection, limit));
        await writeSteps(shop, steps);
        for (const worker of workers) worker.wake();
        await caughtUp();

        const events = await shop.eventStore.readLog(0, 10_000);
        const parked = new Set<string>();
        const expected = events.filter(({ streamId, position, streamType }) => {
          if (streamType === 'product') return false;
          if (sick.has(position)) parked.add(streamId);
          return parked.has(streamId);
        });
        const found = await letters();
        expect(found.map(({ position }) => position)).toEqual(
          expected.map(({ position }) => position),
        );
        expect((await checkpoint())?.parked).toBe(found.length);
        const whole = await foldLog(database.readDb, ordersProjection, shop);
        const rowsOf = (views: Record<string, string[]>) =>
          (views.orders ?? []).filter((row) => !parked.has(JSON.parse(row).id));
        const views = await readViews(database.readDb, ordersProjection);
        expect(rowsOf(views)).toEqual(rowsOf(whole));
        const stale = (views.orders ?? []).filter((row) => JSON.parse(row).stale_since !== null);
        expect(stale).toHaveLength((views.orders ?? []).length - rowsOf(views).length);

        sick.clear();
        const report = await retryDeadLetters(projection, deps());
        expect(report).toEqual({ applied: found.length, left: 0 });
        expect(await letters()).toEqual([]);
        expect((await checkpoint())?.parked).toBe(0);
        expect(await readViews(database.readDb, ordersProjection)).toEqual(whole);
      },
    ),
    { numRuns: 15 },
  );
});

test('an event that cannot be read parks its stream, loudly and once; others and other projections flow', async () => {
  const { orderId } = await shop.place(1);
  await appendUnknown(orderId, 1);
  await shop.place(2);
  await shop.list('10000000-0000-7000-8000-000000000001', 'Jumbo Bag', 195);
  start(ordersProjection);
  start(productsProjection);
  await caughtUp();
  await caughtUp('products');
  expect((await checkpoint())?.stopped_reason).toBeNull();
  expect(errors).toMatchObject([{ projection: 'orders', streamId: orderId, position: 2 }]);
  expect(await letters()).toMatchObject([
    { position: 2, type: 'OrderTeleported', error: expect.stringContaining('unknown here') },
  ]);
});

test('an event that the database refuses is found in its batch and parked alone', async () => {
  const orders = [];
  for (let index = 0; index < 20; index++) orders.push(await shop.place(1));
  const [, second] = orders;
  const sick = {
    ...ordersProjection,
    tables: ordersProjection.tables.map((table) => ({
      ...table,
      evolve(...[row, event, key]: Parameters<typeof table.evolve>) {
        const next = table.evolve(row, event, key);
        return table.name === 'orders' && event.streamId === second?.orderId
          ? { ...next, total: -1 }
          : next;
      },
    })),
  };
  start(sick);
  await caughtUp();
  expect(await letters()).toMatchObject([
    { stream_id: second?.orderId, error: expect.stringMatching(/check/) },
  ]);
  const { count } = await database.readDb
    .selectFrom('read.orders')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(count).toBe(19);
});

test('a retry applies what it can, keeps the rest in order with its error, and says both', async () => {
  const sick = new Set([3]);
  const projection = poisoned(ordersProjection, sick);
  const { orderId } = await shop.place(1);
  await shop.act(orderId, note);
  await shop.act(orderId, ship);
  await shop.act(orderId, deliver);
  start(projection);
  await caughtUp();
  expect(await letters()).toMatchObject([{ position: 3 }, { position: 4, error: null }]);
  sick.delete(3);
  sick.add(4);
  expect(await retryDeadLetters(projection, deps())).toEqual({ applied: 1, left: 1 });
  expect(await letters()).toMatchObject([{ position: 4, error: 'Poison at 4' }]);
  const row = await database.readDb.selectFrom('read.orders').selectAll().executeTakeFirst();
  expect(row).toMatchObject({ version: 3, status: 'shipped', stale_since: expect.any(String) });
});

test('a skipped event is left out, with its reason on record, and what waited behind it is applied', async () => {
  const { orderId } = await shop.place(1);
  const commandId = await appendUnknown(orderId, 1);
  start(ordersProjection);
  await caughtUp();
  const skip = { position: 2, reason: 'Nobody teleports', by: 'ada@shop.test' };
  expect(await skipDeadLetter(ordersProjection, deps(), { ...skip, position: 1 })).toBeUndefined();
  expect(await skipDeadLetter(ordersProjection, deps(), skip)).toEqual({ applied: 0, left: 0 });
  const row = await database.readDb.selectFrom('read.orders').selectAll().executeTakeFirst();
  expect(row).toMatchObject({ version: 2, position: 2, status: 'pending' });
  expect(row?.command_ids).toContain(commandId);
  const skipped = await database.readDb.selectFrom('read.skipped_events').selectAll().execute();
  expect(skipped).toMatchObject([
    {
      ...{
        projection: 'orders',
        position: 2,
        stream_type: 'order',
        stream_id: orderId,
        version: 2,
      },
      ...{ type: 'OrderTeleported', reason: 'Nobody teleports', skipped_by: 'ada@shop.test' },
    },
  ]);
});

test('a database that lacks a table stops the projection and parks nothing', async () => {
  await shop.place(1);
  const missing = { ...ordersProjection, tables: [...ordersProjection.tables] };
  const [first] = missing.tables;
  if (first === undefined) throw new Error('There are tables');
  missing.tables[0] = { ...first, name: 'orders_of_tomorrow' };
  start(missing);
  await vi.waitUntil(async () => (await checkpoint())?.stopped_reason, { timeout: 30_000 });
  expect(await letters()).toEqual([]);
  expect((await checkpoint())?.position).toBe(0);
});
