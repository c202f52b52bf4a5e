import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createReadDb } from '#db/client.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import type { ProjectionDeps } from './project-batch.ts';
import { ordersProjection, productsProjection } from './projections.ts';
import { rebuildProjection } from './rebuild-projection.ts';
import { type RunningProjection, runProjection } from './run-projection.ts';
import { createTestShop, type TestShop } from './testing/test-shop.ts';
import { foldLog, readViews } from './testing/views.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

let database: TestDatabase;
let shop: TestShop;
let deps: ProjectionDeps;
let workers: RunningProjection[];
let closing: (() => Promise<void>)[];

const projectorDb = (application: string) => {
  const readDb = createReadDb(database.urls.projector, {
    max: 2,
    application,
    prepares: application === 'workers',
  });
  closing.push(() => readDb.destroy());
  return readDb;
};

beforeEach(async () => {
  closing = [];
  database = await testDatabase();
  shop = createTestShop(database);
  deps = { ...shop, readDb: projectorDb('rebuild'), worker: 'rebuild' };
  const readDb = projectorDb('workers');
  workers = [ordersProjection, ordersProjection, productsProjection].map((projection, index) =>
    runProjection(projection, { ...deps, readDb, worker: `w${index}`, log: quiet }),
  );
  for (let index = 0; index < 30; index++) {
    const { orderId } = await shop.place(index % 4);
    if (index % 3 > 0) await shop.act(orderId, ship);
    if (index % 3 > 1) await shop.act(orderId, { type: 'DeliverOrder' });
  }
});

afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await Promise.all(closing.map((close) => close()));
  await database.drop();
});

const ship = { type: 'ShipOrder', trackingNumber: 'AB123', carrier: null } as const;

const checkpoint = () =>
  database.readDb
    .selectFrom('read.checkpoints')
    .select(['position', 'stopped_reason', 'version'])
    .where('projection', '=', 'orders')
    .executeTakeFirst();

const caughtUp = async () => {
  const { position } = await shop.eventStore.head();
  for (const worker of workers) worker.wake();
  await vi.waitUntil(async () => (await checkpoint())?.position === position, {
    timeout: 30_000,
    interval: 5,
  });
};

/** Everything of the schema but its rows. */
const shape = async () => {
  const { rows } = await sql<{ line: string }>`
    select coalesce(indexdef, '') || ' ' || tableowner || coalesce(reloptions::text, '') as line
    from pg_tables t left join pg_indexes i using (schemaname, tablename)
    join pg_class c on c.oid = (schemaname || '.' || tablename)::regclass
    where schemaname = 'read' order by 1`.execute(database.readDb);
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
      for (const worker of workers) worker.wake();
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

test('a rebuild that is killed half way leaves the old view serving, and the next one starts clean', async () => {
  await caughtUp();
  const before = await readViews(database.readDb, ordersProjection);
  const readDb = projectorDb('killed');
  const killed = rebuildProjection(
    ordersProjection,
    { ...deps, readDb },
    {
      batchEvents: 10,
      onProgress: async (_, position) => {
        if (position !== 20) return;
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
  expect((await rebuildProjection(ordersProjection, deps)).swapped).toBe(true);
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

test('a view that the log contradicts is told row by row, and replaced only when that is accepted', async () => {
  await caughtUp();
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
  expect(await readViews(database.readDb, ordersProjection)).toEqual(
    await foldLog(database.readDb, ordersProjection, shop),
  );
});

test('a projection of a new version waits for its rebuild, then goes on', async () => {
  await caughtUp();
  await Promise.all(workers.map((worker) => worker.stop()));
  const next = { ...ordersProjection, version: 2 };
  const worker = runProjection(next, { ...deps, readDb: projectorDb('next'), log: quiet });
  workers = [worker];
  await shop.place(3);
  await vi.waitUntil(async () => (await checkpoint())?.stopped_reason?.includes('rebuild orders'), {
    timeout: 30_000,
  });
  expect(await rebuildProjection(next, deps)).toMatchObject({ swapped: true, compared: false });
  await shop.place(3);
  await caughtUp();
  expect(await checkpoint()).toMatchObject({ version: 2, stopped_reason: null });
});
