import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { listSkippedEvents } from '#server/operations/overview/list-skipped-events.ts';
import { skipDeadLetter } from '../dead-letters/skip-dead-letter.ts';
import { ordersProjection } from '../projections.ts';
import { catchUp } from '../testing/catch-up.ts';
import { poisoned } from '../testing/poisoned.ts';
import { createTestShop, type TestShop } from '../testing/test-shop.ts';
import { foldLog, readViews } from '../testing/views.ts';
import { rebuildProjection } from './rebuild-projection.ts';
import { rollbackProjection } from './rollback-projection.ts';

/** The views' database, with the log that they were made from until now. */
let lost: TestDatabase;
/** A database with the log that takes its place. */
let restored: TestDatabase;
beforeEach(async () => {
  lost = await testDatabase();
  restored = await testDatabase();
  await sql`update write.head set epoch = gen_random_uuid()`.execute(restored.writeDb);
});
afterEach(async () => {
  await lost.drop();
  await restored.drop();
});

const note = { type: 'AddNote', text: 'Hello', visibility: 'customer' } as const;
const skip = { position: 2, reason: 'Nobody can read it', by: 'ada@shop.test' };

/** An order whose second event, at position 2, is left out, and one more. */
const leaveOutTheSecond = async (shop: TestShop) => {
  const deps = { ...shop, readDb: lost.readDb };
  const { orderId } = await shop.place(1);
  await shop.act(orderId, note);
  await shop.place(2);
  const projection = poisoned(ordersProjection, new Set([2]));
  await catchUp(projection, deps, 1);
  expect(await skipDeadLetter(projection, deps, skip)).toEqual({ applied: 0, left: 0 });
};

const lateOnes = async () => ({
  changes: await lost.readDb.selectFrom('read.late_changes').selectAll().execute(),
  ...(await lost.readDb
    .selectFrom('read.checkpoints')
    .select('late_position')
    .executeTakeFirstOrThrow()),
});

test('what was left out of a log, and what changed late in it, says nothing about another log', async () => {
  await leaveOutTheSecond(createTestShop(lost));
  expect(await lateOnes()).toMatchObject({ changes: [{ position: 4 }], late_position: 4 });
  expect(await listSkippedEvents(lost.readDb)).toMatchObject([{ position: 2 }]);
  const shop = createTestShop(restored);
  const orders = [await shop.place(3), await shop.place(4)];
  const deps = { ...shop, readDb: lost.readDb, worker: 'w' };
  expect(await rebuildProjection(ordersProjection, deps)).toMatchObject({
    swapped: true,
    compared: false,
    position: 2,
  });
  const rows = await lost.readDb.selectFrom('read.orders').select('id').execute();
  expect(rows.map(({ id }) => id).sort()).toEqual(orders.map(({ orderId }) => orderId).sort());
  expect(await readViews(lost.readDb, ordersProjection)).toEqual(
    await foldLog(lost.readDb, ordersProjection, shop),
  );
  expect(await lateOnes()).toEqual({ changes: [], late_position: 0 });
  expect(await listSkippedEvents(lost.readDb)).toEqual([]);
});

test('an event can be left out where one of another log was, and stays left out', async () => {
  await leaveOutTheSecond(createTestShop(lost));
  const shop = createTestShop(restored);
  const { orderId } = await shop.place(3);
  await shop.act(orderId, note);
  const projection = poisoned(ordersProjection, new Set([2]));
  const deps = { ...shop, readDb: lost.readDb, worker: 'w' };
  await rebuildProjection(projection, deps);
  const again = { ...skip, reason: 'Nor this one' };
  expect(await skipDeadLetter(projection, deps, again)).toEqual({ applied: 0, left: 0 });
  expect(await rebuildProjection(projection, deps)).toMatchObject({
    swapped: true,
    differences: [],
  });
  const { parked } = await lost.readDb
    .selectFrom('read.checkpoints')
    .select('parked')
    .executeTakeFirstOrThrow();
  expect(parked).toBe(0);
  const skipped = await lost.readDb.selectFrom('read.skipped_events').selectAll().execute();
  expect(skipped).toMatchObject([again].map(({ position, reason }) => ({ position, reason })));
  expect(await listSkippedEvents(lost.readDb)).toMatchObject([{ orderId, reason: again.reason }]);
});

test('what an earlier release left out, by its position alone, stays left out', async () => {
  const shop = createTestShop(lost);
  await leaveOutTheSecond(shop);
  await lost.readDb.updateTable('read.skipped_events').set({ command_id: null }).execute();
  const projection = poisoned(ordersProjection, new Set([2]));
  const deps = { ...shop, readDb: lost.readDb, worker: 'w' };
  expect(await rebuildProjection(projection, deps)).toMatchObject({ differences: [] });
  const letters = await lost.readDb.selectFrom('read.dead_letters').selectAll().execute();
  expect(letters.filter(({ place }) => place === 'live')).toEqual([]);
});

/** A view of two events, and the log of the same epoch that lost them and grew past their place. */
const loseEvents = async () => {
  const shop = createTestShop(lost);
  for (let index = 0; index < 2; index++) await shop.place(1);
  const before = { ...shop, readDb: lost.readDb, worker: 'w' };
  await catchUp(ordersProjection, before, 10);
  const { epoch } = await shop.eventStore.head();
  await sql`update write.head set epoch = ${epoch}`.execute(restored.writeDb);
  const promoted = createTestShop(restored);
  for (let index = 0; index < 3; index++) await promoted.place(2);
  return { before, promoted, deps: { ...before, ...promoted } };
};

const refused = { code: 'no-rollback', message: expect.stringContaining('another log') };

test('a view of events that the log has lost is no view to go back to, though the log grew past it', async () => {
  const { promoted, deps } = await loseEvents();
  expect(await rebuildProjection(ordersProjection, deps)).toMatchObject({ swapped: true });
  await expect(rollbackProjection(ordersProjection, deps)).rejects.toMatchObject(refused);
  expect(await readViews(lost.readDb, ordersProjection)).toEqual(
    await foldLog(lost.readDb, ordersProjection, promoted),
  );
});

test('while the view in use is of lost events, nobody goes back to the one before, which may be of them too', async () => {
  const { before, deps } = await loseEvents();
  await rebuildProjection(ordersProjection, before);
  // As a batch after the rebuild leaves it.
  const [event] = await before.eventStore.readLog(1, 1);
  const { position, commandId } = event ?? { position: 0, commandId: '' };
  const lastEvent = JSON.stringify({ position, commandId, at: '2026-02-03T12:00:00Z' });
  await lost.readDb.updateTable('read.checkpoints').set({ last_event: lastEvent }).execute();
  const rows = await readViews(lost.readDb, ordersProjection);
  await expect(rollbackProjection(ordersProjection, deps)).rejects.toMatchObject(refused);
  expect(await readViews(lost.readDb, ordersProjection)).toEqual(rows);
});
