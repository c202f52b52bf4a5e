import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { retryDeadLetters } from '../dead-letters/retry-dead-letters.ts';
import type { ProjectionDeps } from '../project-batch.ts';
import { ordersProjection } from '../projections.ts';
import { createLivingShop, type LivingShop } from '../testing/living-shop.ts';
import { poisoned } from '../testing/poisoned.ts';
import type { TestShop } from '../testing/test-shop.ts';
import { foldLog, readViews } from '../testing/views.ts';
import { rebuildProjection } from './rebuild-projection.ts';
import { rollbackProjection } from './rollback-projection.ts';

let living: LivingShop;
let database: TestDatabase;
let shop: TestShop;
let deps: ProjectionDeps;
let caughtUp: LivingShop['caughtUp'];

beforeEach(async () => {
  living = await createLivingShop();
  ({ database, shop, deps, caughtUp } = living);
});
afterEach(() => living.close());

test('a projection of a new version waits for its rebuild, then goes on', async () => {
  await caughtUp();
  await Promise.all(living.workers.map((worker) => worker.stop()));
  const next = { ...ordersProjection, version: ordersProjection.version + 1 };
  living.follow(next, 'next');
  await shop.place(3);
  await vi.waitUntil(
    async () => (await living.checkpoint())?.stopped_reason?.includes('It is rebuilt by'),
    {
      timeout: 30_000,
    },
  );
  expect(await rebuildProjection(next, deps)).toMatchObject({ swapped: true, compared: false });
  await shop.place(3);
  await caughtUp();
  expect(await living.checkpoint()).toMatchObject({
    version: next.version,
    stopped_reason: null,
  });
});

test('a rebuild parks what it cannot apply, whole streams of it, and a retry makes it whole', async () => {
  await caughtUp();
  const events = await shop.eventStore.readLog(0, 1_000);
  const sick = new Set([5, 17, 40]);
  const { version } = ordersProjection;
  const projection = { ...poisoned(ordersProjection, sick), version: version + 1 };
  const report = await rebuildProjection(projection, deps, { batchEvents: 7 });
  expect(report.swapped).toBe(true);
  const parked = new Set<string>();
  const expected = events.filter(({ streamId, position }) => {
    if (sick.has(position)) parked.add(streamId);
    return parked.has(streamId);
  });
  const letters = await database.readDb
    .selectFrom('read.dead_letters')
    .select('position')
    .where('place', '=', 'live')
    .orderBy('position')
    .execute();
  expect(letters.map(({ position }) => position)).toEqual(expected.map(({ position }) => position));
  sick.clear();
  expect((await retryDeadLetters(projection, deps)).left).toBe(0);
  expect(await readViews(database.readDb, projection)).toEqual(
    await foldLog(database.readDb, projection, shop),
  );
});

test('a roll-back brings the view from before, as far as the log is by then, and can be taken back', async () => {
  await caughtUp();
  await rebuildProjection(ordersProjection, deps);
  await shop.place(1);
  await caughtUp();
  const oid = async (name: string) => {
    const { rows } = await sql<{ oid: number | null }>`
      select to_regclass(${name})::oid::int as oid`.execute(database.readDb);
    return rows[0]?.oid;
  };
  const before = await oid('read.orders__previous');
  const { position } = await shop.eventStore.head();
  expect(await rollbackProjection(ordersProjection, deps)).toBe(position);
  expect(await oid('read.orders')).toBe(before);
  expect(await readViews(database.readDb, ordersProjection)).toEqual(
    await foldLog(database.readDb, ordersProjection, shop),
  );
  expect(await rollbackProjection(ordersProjection, deps)).toBe(position);
  expect(await oid('read.orders__previous')).toBe(before);
});
