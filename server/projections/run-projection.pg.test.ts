import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { createReadDb } from '#db/client.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { createEventStore } from '#server/event-store/create-event-store.ts';
import type { CommittedBatch } from './committed-batch.ts';
import { ordersProjection } from './projections.ts';
import { rebuildProjection } from './rebuild/rebuild-projection.ts';
import { runProjection } from './run-projection.ts';
import { catchUp } from './testing/catch-up.ts';
import { shopStep as step, writeSteps as write } from './testing/shop-steps.ts';
import { createTestShop, type TestShop } from './testing/test-shop.ts';
import { foldLog, readViews } from './testing/views.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

const positionOf = async ({ readDb }: TestDatabase, projection = 'orders') => {
  const row = await readDb
    .selectFrom('read.checkpoints')
    .select('position')
    .where('projection', '=', projection)
    .executeTakeFirst();
  return row?.position ?? 0;
};

/** Ends a worker's connections in the middle of whatever they do. */
const kill = ({ readDb }: TestDatabase, worker: string) =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = ${worker} and datname = current_database()`.execute(readDb);

const startWorker = (
  database: TestDatabase,
  { personalData }: TestShop,
  worker: string,
  limit: number,
  onBatch?: (batch: CommittedBatch) => void,
) => {
  const readDb = createReadDb(database.urls.projector, {
    max: 2,
    application: worker,
    prepares: 'all',
  });
  const eventStore = createEventStore(database.writeDb);
  const deps = { readDb, eventStore, personalData, worker, log: quiet, limit };
  const running = runProjection(ordersProjection, onBatch ? { ...deps, onBatch } : deps);
  return {
    running,
    async stop() {
      await running.stop();
      await readDb.destroy();
    },
  };
};

test('views are the fold of the log, exactly once, however batches are cut and workers killed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 40 }),
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
      fc.infiniteStream(fc.nat(3)),
      async (steps, limits, kills) => {
        const database = await testDatabase();
        try {
          const shop = createTestShop(database);
          await shop.place(0);
          const batches: CommittedBatch[] = [];
          const workers = limits.map((limit, index) =>
            startWorker(database, shop, `worker ${index}`, limit, (batch) => batches.push(batch)),
          );
          const writing = write(shop, steps).then(() => shop.eventStore.head());
          for (let killed = 0; killed < 6; killed++) {
            await kill(database, `worker ${kills.next().value}`);
            for (const { running } of workers) running.wake();
          }
          const head = await writing;
          await vi.waitUntil(async () => (await positionOf(database)) === head.position, {
            timeout: 30_000,
            interval: 5,
          });
          await Promise.all(workers.map((worker) => worker.stop()));

          const views = await readViews(database.readDb, ordersProjection);
          expect(views).toEqual(await foldLog(database.readDb, ordersProjection, shop));
          const written = await database.readDb
            .selectFrom('read.batches')
            .select(['from_position', 'to_position', 'events'])
            .orderBy('to_position')
            .execute();
          const ends = written.map(({ to_position }) => to_position);
          expect(written.map(({ from_position }) => from_position)).toEqual([
            0,
            ...ends.slice(0, -1),
          ]);
          expect(written.reduce((sum, { events }) => sum + events, 0)).toBe(head.position);
          for (const { from } of batches) expect([0, ...ends]).toContain(from);
        } finally {
          await database.drop();
        }
      },
    ),
    { numRuns: 12 },
  );
});

test('counters are the rows counted, of everybody and of each customer', async () => {
  const database = await testDatabase();
  const shop = createTestShop(database);
  const steps = fc.sample(step, { numRuns: 120, seed: 7 });
  await write(shop, steps);
  const worker = startWorker(database, shop, 'worker', 50);
  const head = await shop.eventStore.head();
  await vi.waitUntil(async () => (await positionOf(database)) === head.position, {
    timeout: 30_000,
  });
  await worker.stop();
  const { rows } = await sql<{ scope: string; status: string; count: number }>`
    select coalesce(customer_id::text, 'guest') as scope, status, count(*)::int as count
    from read.orders group by 1, 2
    union all select 'all', status, count(*)::int from read.orders group by 2`.execute(
    database.readDb,
  );
  const counted = await database.readDb
    .selectFrom('read.order_counts')
    .select(['scope', 'status', 'count'])
    .where('count', '>', 0)
    .execute();
  const sorted = (list: object[]) => list.map((row) => JSON.stringify(row)).sort();
  expect(rows.length).toBeGreaterThan(4);
  expect(sorted(counted)).toEqual(sorted(rows.filter(({ scope }) => scope !== 'guest')));
  await database.drop();
});

const until = (fact: () => Promise<boolean> | boolean) =>
  vi.waitUntil(fact, { timeout: 30_000, interval: 5 });

const stoppedReason = async ({ readDb }: TestDatabase, projection = 'orders') =>
  (
    await readDb
      .selectFrom('read.checkpoints')
      .select('stopped_reason')
      .where('projection', '=', projection)
      .executeTakeFirst()
  )?.stopped_reason ?? null;

test('a log that was restored, or lost events, stops the projection instead of being followed', async () => {
  const database = await testDatabase();
  const shop = createTestShop(database);
  await shop.place(1);
  const { position, epoch } = await shop.eventStore.head();
  const heads = { behind: { position: 0, epoch }, other: { position, epoch: crypto.randomUUID() } };
  let head = { position, epoch };
  const eventStore = { ...shop.eventStore, head: async () => head };
  const deps = { ...shop, eventStore, readDb: database.readDb, worker: 'w', log: quiet };
  const running = runProjection(ordersProjection, deps);
  await until(async () => (await positionOf(database)) === 1);
  head = heads.behind;
  await until(async () => (await stoppedReason(database))?.includes('lost events') ?? false);
  head = heads.other;
  await until(async () => (await stoppedReason(database))?.includes('another one') ?? false);
  const before = await readViews(database.readDb, ordersProjection);
  head = { position, epoch };
  await until(async () => (await stoppedReason(database)) === null);
  expect(await readViews(database.readDb, ordersProjection)).toEqual(before);
  await running.stop();
  await database.drop();
});

test('a log that lost events and grew past the view since still stops it, whoever looks first', async () => {
  const [database, promoted] = await Promise.all([testDatabase(), testDatabase()]);
  const shop = createTestShop(database);
  const deps = { ...shop, readDb: database.readDb };
  for (let index = 0; index < 3; index++) await shop.place(1);
  await catchUp(ordersProjection, deps, 10);
  const before = await readViews(database.readDb, ordersProjection);
  const { epoch } = await shop.eventStore.head();
  await sql`update write.head set epoch = ${epoch}`.execute(promoted.writeDb);
  const standby = createTestShop(promoted);
  for (let index = 0; index < 4; index++) await standby.place(2);

  const running = runProjection(ordersProjection, {
    ...deps,
    eventStore: standby.eventStore,
    worker: 'w',
    log: quiet,
  });
  await until(async () => (await stoppedReason(database))?.includes('position 3') ?? false);
  await running.stop();
  expect(await readViews(database.readDb, ordersProjection)).toEqual(before);

  await rebuildProjection(ordersProjection, { ...deps, ...standby, worker: 'w' });
  expect(await readViews(database.readDb, ordersProjection)).toEqual(
    await foldLog(database.readDb, ordersProjection, standby),
  );
  // What a release before has written does not say which event it was: it is gone on with.
  await sql`update read.checkpoints set last_event = '{"position": 2, "commandId": "", "at": ""}'`.execute(
    database.readDb,
  );
  await standby.place(1);
  await catchUp(ordersProjection, { ...deps, ...standby }, 10);
  expect(await positionOf(database)).toBe(5);
  await Promise.all([database.drop(), promoted.drop()]);
});

test('views that were dropped with their checkpoint are made again from the log', async () => {
  const database = await testDatabase();
  const shop = createTestShop(database);
  for (let index = 0; index < 2; index++) await shop.place(1);
  const { readDb } = database;
  const sizes: number[] = [];
  const worker = startWorker(database, shop, 'worker', 50, ({ from, to }) => sizes.push(to - from));
  await until(() => sizes.length > 0);
  // More than one at a time: what fails after it looks like a batch that may be halved.
  expect(sizes).toEqual([2]);
  const before = await readViews(readDb, ordersProjection);
  await readDb.transaction().execute(async (transaction) => {
    const tables = ordersProjection.tables.map(({ name }) => sql.id('read', name));
    await sql`truncate ${sql.join(tables)}, read.batches`.execute(transaction);
    await transaction.deleteFrom('read.checkpoints').execute();
  });
  worker.running.wake();
  await until(async () => (await positionOf(database)) === 2);
  expect(await readViews(readDb, ordersProjection)).toEqual(before);
  await worker.stop();
  await database.drop();
});
