import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReadDb } from '#db/client.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import type { ProjectionDeps } from '../project-batch.ts';
import { ordersProjection } from '../projections.ts';
import { createLivingShop, type LivingShop, ship } from '../testing/living-shop.ts';
import type { TestShop } from '../testing/test-shop.ts';
import { foldLog, readViews } from '../testing/views.ts';
import { rebuildProjection } from './rebuild-projection.ts';

let living: LivingShop;
let database: TestDatabase;
let shop: TestShop;
let deps: ProjectionDeps;
let caughtUp: LivingShop['caughtUp'];
let projectorDb: LivingShop['projectorDb'];

beforeEach(async () => {
  living = await createLivingShop();
  ({ database, shop, deps, caughtUp, projectorDb } = living);
});
afterEach(() => living.close());

/** Everything of the schema but its rows. */
const shape = async () => {
  const { rows } = await sql<{ line: string }>`
    select coalesce(indexdef, '') || ' ' || tableowner || coalesce(reloptions::text, '')
      || coalesce((select string_agg(attname || ' ' || attstattarget, ',' order by attnum)
        from pg_attribute where attrelid = c.oid and attstattarget is not null), '') as line
    from pg_tables t left join pg_indexes i using (schemaname, tablename)
    join pg_class c on c.oid = (schemaname || '.' || tablename)::regclass
    where schemaname = 'read' and tablename not like '%\\_\\_previous' order by 1`.execute(
    database.readDb,
  );
  return rows.map(({ line }) => line);
};

test('a rebuild under live writes and live workers leaves the fold of the log, every index, and readers their rights', async () => {
  const before = await shape();
  const oids = () => sql<{ oid: number }>`select 'read.orders'::regclass::int as oid`;
  const oid = (await oids().execute(database.readDb)).rows[0]?.oid;
  let rebuilding = true;
  let writing = true;
  const writes = (async () => {
    while (rebuilding) {
      const { orderId } = await shop.place(1);
      for (const worker of living.workers) worker.wake();
      await shop.act(orderId, ship);
    }
    writing = false;
  })();
  const report = await rebuildProjection(ordersProjection, deps, { batchEvents: 200 });
  rebuilding = false;
  await writes;
  expect(writing).toBe(false);
  expect(report).toMatchObject({ swapped: true, compared: true, differences: [] });
  expect((await oids().execute(database.readDb)).rows[0]?.oid).not.toBe(oid);
  await caughtUp();
  const views = await readViews(database.readDb, ordersProjection);
  expect(views).toEqual(await foldLog(database.readDb, ordersProjection, shop));
  expect(await shape()).toEqual(before);
  const queryDb = createReadDb(database.urls.query, { max: 1, application: 'query' });
  const rows = await queryDb.selectFrom('read.orders').select('id').execute();
  expect(rows).toHaveLength(views.orders?.length ?? 0);
  await queryDb.destroy();
});

test('a rebuild that is killed half way leaves the old view serving, and the next one goes on from there', async () => {
  await caughtUp();
  const before = await readViews(database.readDb, ordersProjection);
  const readDb = projectorDb('killed');
  const killed = rebuildProjection(
    ordersProjection,
    { ...deps, readDb },
    {
      batchEvents: 10,
      onProgress: async (_, position) => {
        if (position < 20 || position > 30) return;
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'killed' and datname = current_database()`.execute(
          database.readDb,
        );
      },
    },
  );
  await expect(killed).rejects.toThrow();
  expect(await readViews(database.readDb, ordersProjection)).toEqual(before);
  await shop.place(2);
  await caughtUp();
  const place = await database.readDb.selectFrom('read.rebuilds').selectAll().executeTakeFirst();
  expect(place?.done).toBeGreaterThanOrEqual(20);
  const seen: number[] = [];
  const report = await rebuildProjection(ordersProjection, deps, {
    batchEvents: 10,
    onProgress: (phase, done) => phase === 'fill' && seen.push(done),
  });
  expect(report).toMatchObject({ swapped: true, differences: [] });
  expect(Math.min(...seen)).toBe(place?.done);
  expect(await readViews(database.readDb, ordersProjection)).toEqual(
    await foldLog(database.readDb, ordersProjection, shop),
  );
  const { rows } = await sql`select from pg_class where relname like '%\\_\\_shadow%'`.execute(
    database.readDb,
  );
  expect(rows).toHaveLength(0);
});

test('of two rebuilds at once the later one wins and the earlier one changes nothing', async () => {
  await caughtUp();
  let second: ReturnType<typeof rebuildProjection> | undefined;
  const first = rebuildProjection(ordersProjection, deps, {
    batchEvents: 10,
    onProgress: () => {
      second ??= rebuildProjection(ordersProjection, { ...deps, readDb: projectorDb('second') });
    },
  });
  await expect(first).rejects.toThrow('Another rebuild');
  expect(await second).toMatchObject({ swapped: true, differences: [] });
  await shop.place(2);
  await caughtUp();
  expect(await readViews(database.readDb, ordersProjection)).toEqual(
    await foldLog(database.readDb, ordersProjection, shop),
  );
});

test('a view that the log contradicts is told row by row, and replaced only when that is accepted; whoever has read it can tell', async () => {
  await caughtUp();
  const revision = async () => {
    const checkpoints = database.readDb.selectFrom('read.checkpoints').select('revision');
    return (await checkpoints.where('projection', '=', 'orders').executeTakeFirst())?.revision;
  };
  expect((await rebuildProjection(ordersProjection, deps)).swapped).toBe(true);
  expect(await revision()).toBe(0);
  const { rows } = await sql<{ id: string }>`
    update read.orders set total = total + 1
    where id = (select id from read.orders order by id limit 1) returning id`.execute(
    database.readDb,
  );
  const refused = await rebuildProjection(ordersProjection, deps);
  expect(refused.swapped).toBe(false);
  expect(refused.differences).toEqual([{ table: 'orders', rows: 1, examples: [rows[0]?.id] }]);
  const accepted = await rebuildProjection(ordersProjection, deps, { acceptDifferences: true });
  expect(accepted.swapped).toBe(true);
  expect(await revision()).toBe(1);
  expect(await readViews(database.readDb, ordersProjection)).toEqual(
    await foldLog(database.readDb, ordersProjection, shop),
  );
});

test('a view that a later release has made meanwhile is not replaced by an earlier one', async () => {
  await caughtUp();
  await Promise.all(living.workers.map((worker) => worker.stop()));
  const { readDb } = database;
  const before = await readViews(readDb, ordersProjection);
  const later = ordersProjection.version + 1;
  await readDb.updateTable('read.checkpoints').set({ version: later }).execute();
  await expect(rebuildProjection(ordersProjection, deps)).rejects.toThrow(
    `version ${later} by now`,
  );
  expect(await readViews(readDb, ordersProjection)).toEqual(before);
  const { version } = await readDb
    .selectFrom('read.checkpoints')
    .select('version')
    .where('projection', '=', ordersProjection.name)
    .executeTakeFirstOrThrow();
  expect(version).toBe(later);
});
