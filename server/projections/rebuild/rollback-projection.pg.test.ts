import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectionDeps } from '../project-batch.ts';
import { ordersProjection } from '../projections.ts';
import { createLivingShop, type LivingShop } from '../testing/living-shop.ts';
import { foldLog, readViews } from '../testing/views.ts';
import { rebuildProjection } from './rebuild-projection.ts';
import { rollbackProjection } from './rollback-projection.ts';

let living: LivingShop;
let deps: ProjectionDeps;

beforeEach(async () => {
  living = await createLivingShop();
  ({ deps } = living);
  await living.caughtUp();
  await rebuildProjection(ordersProjection, deps);
});
afterEach(() => living.close());

const oid = async (name: string) => {
  const { rows } = await sql<{ oid: number | null }>`
    select to_regclass(${name})::oid::int as oid`.execute(living.database.readDb);
  return rows[0]?.oid;
};

/** A roll-back whose process ends while it catches up with the log. */
const cutShort = async () => {
  const killed = new Error('killed');
  const readLog = () => Promise.reject(killed);
  const eventStore = { ...deps.eventStore, readLog };
  await expect(rollbackProjection(ordersProjection, { ...deps, eventStore })).rejects.toBe(killed);
};

test('whoever has read the view that a roll-back replaces can tell', async () => {
  const revision = async () => {
    const checkpoints = living.database.readDb.selectFrom('read.checkpoints').select('revision');
    return (await checkpoints.where('projection', '=', 'orders').executeTakeFirst())?.revision;
  };
  expect(await revision()).toBe(0);
  await rollbackProjection(ordersProjection, deps);
  expect(await revision()).toBe(1);
});

test('a roll-back that was cut short goes on from there when it is asked for again', async () => {
  const before = await oid('read.orders__previous');
  await cutShort();
  await living.shop.place(1);
  await living.caughtUp();
  const { position } = await living.shop.eventStore.head();
  expect(await rollbackProjection(ordersProjection, deps)).toBe(position);
  expect(await oid('read.orders')).toBe(before);
  expect(await readViews(living.database.readDb, ordersProjection)).toEqual(
    await foldLog(living.database.readDb, ordersProjection, living.shop),
  );
});

test('a rebuild after a roll-back that was cut short leaves the view from before to go back to', async () => {
  const before = await oid('read.orders__previous');
  const { readDb } = living.database;
  await readDb.updateTable('read.orders').set({ total: sql`total + 1` }).execute();
  await cutShort();
  expect(await rebuildProjection(ordersProjection, deps)).toMatchObject({
    swapped: false,
    differences: [{ table: 'orders' }],
  });
  expect(await oid('read.orders__previous')).toBe(before);
  await rollbackProjection(ordersProjection, deps);
  expect(await oid('read.orders')).toBe(before);
  expect(await readViews(readDb, ordersProjection)).toEqual(
    await foldLog(readDb, ordersProjection, living.shop),
  );
});

test('the release before has its view back by a roll-back, though a later one is live', async () => {
  const { shop, database } = living;
  const later = { ...ordersProjection, version: ordersProjection.version + 1 };
  await rebuildProjection(later, deps);
  await shop.place(1);
  const { position } = await shop.eventStore.head();
  expect(await rollbackProjection(ordersProjection, deps)).toBe(position);
  expect(await readViews(database.readDb, ordersProjection)).toEqual(
    await foldLog(database.readDb, ordersProjection, shop),
  );
});

/** The definitions of the live table's indexes. */
const indexes = async () => {
  const { rows } = await sql<{ definition: string }>`
    select pg_get_indexdef(indexrelid) as definition from pg_index
    where indrelid = 'read.orders'::regclass order by 1`.execute(living.database.readDb);
  return rows.map(({ definition }) => definition);
};

test('an index that was made after the view from before was kept is there after a roll-back', async () => {
  await sql`create index orders_made_later on read.orders (total)`.execute(deps.readDb);
  const before = await indexes();
  await rollbackProjection(ordersProjection, deps);
  expect(await indexes()).toEqual(before);
});

test('an index of a column that the view from before lacks keeps nobody from going back to it', async () => {
  const before = await oid('read.orders__previous');
  const kept = await indexes();
  await sql`alter table read.orders add column made_later integer`.execute(deps.readDb);
  await sql`create index orders_made_later on read.orders (made_later)`.execute(deps.readDb);
  await rollbackProjection(ordersProjection, deps);
  expect(await oid('read.orders')).toBe(before);
  expect(await indexes()).toEqual(kept);
});
