import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createWriteDb } from '#db/client.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { createEventStore } from '#server/event-store/create-event-store.ts';
import { freePorts } from '../../checks/free-ports.ts';
import { listProducts } from '../system/list-products.ts';
import { orderFaults } from '../system/order-faults.ts';
import { signInAs } from '../system/sign-in.ts';
import { startWeb, startWorker } from '../system/start-server.ts';
import type { RequestKind } from './request.ts';

const shoppers = 50;
const lines = 3;

/** The built web with its worker on a database of their own, and what they are asked. */
export const ourShop = async (database: TestDatabase) => {
  const { urls, secret } = database;
  const dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
  const [port = 0, realtimePort = 0] = await freePorts(2);
  const origin = `http://127.0.0.1:${port}`;
  const options = { databaseUrl: urls.owner, secret, realtimePort, origin, dataDir };
  const worker = await startWorker(options);
  const web = await startWeb(options, port);

  const people = await Promise.all(
    Array.from({ length: shoppers }, () => signInAs(database, 'customer')),
  );
  const cookies = people.map(({ cookie }) => cookie);
  const admin = await signInAs(database, 'admin');
  const products = await catalogue(urls.command);
  const items = products.map((productId) => ({ productId, quantity: 6 }));
  const get = (paths: string[], who = cookies): RequestKind => ({
    origin,
    method: 'GET',
    paths,
    cookies: who,
  });
  const accepted: number[] = [];
  const caughtUp = () => reached(database, Math.max(0, ...accepted));

  return {
    pid: web.child.pid ?? 0,
    accepted,
    caughtUp,
    placeOrder: { ...get(['/api/orders']), method: 'POST', items } satisfies RequestKind,
    myOrders: get(['/api/orders']),
    adminList: get(['/api/admin/orders'], [admin.cookie]),
    /** Orders in the order of the shoppers, each of whom asks for one of their own. */
    async oneOrder(): Promise<RequestKind> {
      const { rows } = await sql<{ id: string; customer_id: string }>`
        select distinct on (customer_id) id, customer_id from read.orders`.execute(database.readDb);
      const ids = new Map(rows.map((row) => [row.customer_id, row.id]));
      return get(people.map(({ id }) => `/api/orders/${ids.get(id)}`));
    },
    faults: async () => {
      await caughtUp();
      return orderFaults(database, accepted);
    },
    async stop() {
      await web.stop();
      await worker.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

const catalogue = async (url: string) => {
  const db = createWriteDb(url, { max: 1, application: 'bench http' });
  try {
    return await listProducts(createEventStore(db), lines);
  } finally {
    await db.destroy();
  }
};

/** Waits until the view is there, so that one case does not pay for another's work. */
const reached = async ({ readDb }: TestDatabase, position: number): Promise<void> => {
  const patience = performance.now() + 60_000;
  while (performance.now() < patience) {
    const view = await readDb
      .selectFrom('read.checkpoints')
      .select('position')
      .where('projection', '=', 'orders')
      .executeTakeFirst();
    if ((view?.position ?? 0) >= position) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
