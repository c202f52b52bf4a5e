import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { retryDeadLetters } from '../dead-letters/retry-dead-letters.ts';
import { skipDeadLetter } from '../dead-letters/skip-dead-letter.ts';
import type { ProjectionDeps } from '../project-batch.ts';
import { ordersProjection } from '../projections.ts';
import { catchUp } from '../testing/catch-up.ts';
import { poisoned } from '../testing/poisoned.ts';
import { createTestShop, type TestShop } from '../testing/test-shop.ts';
import { foldLog, readViews } from '../testing/views.ts';
import { rebuildProjection } from './rebuild-projection.ts';
import { rollbackProjection } from './rollback-projection.ts';

let database: TestDatabase;
let shop: TestShop;
let deps: ProjectionDeps;
let orderId: string;
/** Positions that fail in the live view, and those that fail in a process of the release before. */
let sick: Set<number>;
const sickBefore = new Set([2]);
const live = poisoned(ordersProjection, { has: (at) => sick.has(at) });
const before = poisoned(ordersProjection, sickBefore);

const note = { type: 'AddNote', text: 'Hello', visibility: 'customer' } as const;
const skip = { position: 2, reason: 'Nobody can read it', by: 'ada@shop.test' };

/** One order of three events, of which the second is parked, and another order. */
beforeEach(async () => {
  database = await testDatabase();
  shop = createTestShop(database);
  deps = { ...shop, readDb: database.readDb, worker: 'w' };
  sick = new Set([2]);
  ({ orderId } = await shop.place(1));
  await shop.act(orderId, note);
  await shop.act(orderId, note);
  await shop.place(2);
  await catchUp(live, deps, 1);
});
afterEach(() => database.drop());

/** The log as one reads it for whom something is done before the first look behind the filled part. */
const logAfter = (work: () => Promise<unknown>): ProjectionDeps => {
  let done: Promise<unknown> | undefined;
  const readLog: TestShop['eventStore']['readLog'] = async (...range) => {
    done ??= work();
    await done;
    return shop.eventStore.readLog(...range);
  };
  return { ...deps, eventStore: { ...shop.eventStore, readLog } };
};

const order = () =>
  database.readDb
    .selectFrom('read.orders')
    .select(['version', 'stale_since'])
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
const parked = async () =>
  (await database.readDb.selectFrom('read.checkpoints').select('parked').executeTakeFirstOrThrow())
    .parked;
const whole = { version: 3, stale_since: null };
/** Up to the log's end, and marked: it lacks an event. */
const lacking = { version: 3, stale_since: expect.any(String) };
const mend = () => {
  sick.clear();
  return retryDeadLetters(live, deps);
};

test('what is left out while a rebuild runs is left out of the view that it swaps in', async () => {
  const skipping = logAfter(() => skipDeadLetter(live, deps, skip));
  expect(await rebuildProjection(live, skipping)).toMatchObject({
    swapped: true,
    differences: [],
  });
  expect(await order()).toEqual(lacking);
  expect(await parked()).toBe(0);
});

test('what is left out after the comparison is left out of the view that is swapped in', async () => {
  let looks = 0;
  // The first look is the rebuild's at its start, the second the comparison's, in its snapshot.
  const head = async () => {
    looks++;
    if (looks === 2) await skipDeadLetter(live, deps, skip);
    return shop.eventStore.head();
  };
  const eventStore = { ...shop.eventStore, head };
  const report = await rebuildProjection(live, { ...deps, eventStore });
  expect(report).toMatchObject({ swapped: true, differences: [] });
  expect(looks).toBe(2);
  expect(await order()).toEqual(lacking);
  expect(await parked()).toBe(0);
});

test('what is mended and retried while a rebuild runs is whole in the view that it swaps in', async () => {
  expect(await rebuildProjection(live, logAfter(mend))).toMatchObject({ swapped: true });
  expect(await order()).toEqual(whole);
  expect(await parked()).toBe(0);
  expect(await readViews(database.readDb, live)).toEqual(
    await foldLog(database.readDb, live, shop),
  );
});

test('a rebuild that cannot apply what the live view has applied is not swapped in', async () => {
  const report = await rebuildProjection(before, logAfter(mend));
  expect(report.swapped).toBe(false);
  expect(report.differences).toEqual([
    { table: 'dead_letters', rows: 2, examples: [`order ${orderId} 2`, `order ${orderId} 3`] },
  ]);
  expect(await order()).toEqual(whole);
  expect(await parked()).toBe(0);
  const accepted = await rebuildProjection(before, deps, { acceptDifferences: true });
  expect(accepted.swapped).toBe(true);
  expect(await parked()).toBe(2);
});

test('a roll-back to a view with parked events applies them first', async () => {
  await rebuildProjection(live, deps);
  await mend();
  await rollbackProjection(live, deps);
  expect(await order()).toEqual(whole);
  expect(await parked()).toBe(0);
  expect(await readViews(database.readDb, live)).toEqual(
    await foldLog(database.readDb, live, shop),
  );
});

test('a roll-back that cannot apply what the live view has applied is refused and can be asked for again', async () => {
  await rebuildProjection(live, deps);
  await mend();
  await expect(rollbackProjection(before, deps)).rejects.toThrow('roll back again');
  expect(await order()).toEqual(whole);
  expect(await database.readDb.selectFrom('read.rebuilds').selectAll().execute()).toEqual([]);
  await rollbackProjection(live, deps);
  expect(await order()).toEqual(whole);
});
