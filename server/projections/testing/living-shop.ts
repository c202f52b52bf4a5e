import { vi } from 'vitest';
import { createReadDb } from '#db/client.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import type { ProjectionDeps } from '../project-batch.ts';
import { ordersProjection, productsProjection } from '../projections.ts';
import { type RunningProjection, runProjection } from '../run-projection.ts';
import { createTestShop, type TestShop } from './test-shop.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

/** The command that ships an order. */
export const ship = { type: 'ShipOrder', trackingNumber: 'AB123', carrier: null } as const;

/** A shop of 30 orders, its views followed by two workers of `orders` and one of `products`. */
export type LivingShop = {
  database: TestDatabase;
  shop: TestShop;
  deps: ProjectionDeps;
  workers: RunningProjection[];
  /** Connections of the projector's own under a name; closed with the shop. */
  projectorDb(application: string): ProjectionDeps['readDb'];
  /** Another worker beside the others. */
  follow(projection: typeof ordersProjection, application: string): RunningProjection;
  checkpoint(): Promise<
    { position: number; stopped_reason: string | null; version: number } | undefined
  >;
  /** Waits until `orders` holds the whole log. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
};

/** Makes it in a database of its own. */
export const createLivingShop = async (): Promise<LivingShop> => {
  const database = await testDatabase();
  const shop = createTestShop(database);
  const closing: (() => Promise<void>)[] = [];
  const projectorDb = (application: string) => {
    const readDb = createReadDb(database.urls.projector, {
      max: 2,
      application,
      ...(application === 'workers' && { prepares: 'all' }),
    });
    closing.push(() => readDb.destroy());
    return readDb;
  };
  const deps = { ...shop, readDb: projectorDb('rebuild'), worker: 'rebuild' };
  const readDb = projectorDb('workers');
  const workers = [ordersProjection, ordersProjection, productsProjection].map(
    (projection, index) =>
      runProjection(projection, { ...deps, readDb, worker: `w${index}`, log: quiet }),
  );
  for (let index = 0; index < 30; index++) {
    const { orderId } = await shop.place(index % 4);
    if (index % 3 > 0) await shop.act(orderId, ship);
    if (index % 3 > 1) await shop.act(orderId, { type: 'DeliverOrder' });
  }
  const checkpoint = () =>
    database.readDb
      .selectFrom('read.checkpoints')
      .select(['position', 'stopped_reason', 'version'])
      .where('projection', '=', 'orders')
      .executeTakeFirst();
  return {
    database,
    shop,
    deps,
    workers,
    projectorDb,
    checkpoint,
    follow(projection, application) {
      const worker = runProjection(projection, {
        ...deps,
        readDb: projectorDb(application),
        log: quiet,
      });
      workers.push(worker);
      return worker;
    },
    async caughtUp() {
      const { position } = await shop.eventStore.head();
      for (const worker of workers) worker.wake();
      await vi.waitUntil(async () => (await checkpoint())?.position === position, {
        timeout: 30_000,
        interval: 5,
      });
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await Promise.all(closing.map((close) => close()));
      await database.drop();
    },
  };
};
