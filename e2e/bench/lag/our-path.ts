import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { createWriteDb } from '#db/client.ts';
import { freePort } from '#db/embedded/free-port.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { placeOrder } from '#server/commands/place-order.ts';
import { createEventStore } from '#server/event-store/create-event-store.ts';
import { createPersonalData } from '#server/personal-data/create-personal-data.ts';
import { listProducts } from '../system/list-products.ts';
import { differences, viewFaults } from '../system/order-faults.ts';
import { signInAs } from '../system/sign-in.ts';
import { startWorker } from '../system/start-server.ts';
import type { LagPath } from './lag-path.ts';
import { clock } from './observed.ts';
import { startObserver } from './process.ts';

const origin = 'http://bench.invalid';
const lines = 3;

/**
 * Orders placed by the command itself, as a web process does it behind its HTTP, with the real
 * worker; an admin's socket and a reader watch from a third process.
 */
export const ourPath = async (database: TestDatabase): Promise<LagPath> => {
  const { urls, secret } = database;
  const dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
  const realtimePort = await freePort();
  const options = { databaseUrl: urls.owner, secret, realtimePort, origin, dataDir };
  const worker = await startWorker(options);
  const { cookie } = await signInAs(database, 'admin');
  const observer = await startObserver({
    url: urls.query,
    channel: 'view',
    positionQuery: `select position from read.checkpoints where projection = 'orders'`,
    socket: { url: worker.url, origin, cookie },
  });

  const writeDb = createWriteDb(urls.command, {
    max: 8,
    application: 'bench lag',
    prepares: 'all',
    pipelines: true,
  });
  const appends = createWriteDb(urls.command, {
    max: 2,
    application: 'bench lag append',
    prepares: 'all',
  });
  const deps = {
    eventStore: createEventStore(writeDb, { appends, limits: { callsInFlight: 2 } }),
    personalData: createPersonalData(writeDb),
  };
  const products = await listProducts(deps.eventStore, lines);
  const items = products.map((productId) => ({ productId, quantity: 6 }));
  const buyers = Array.from({ length: 50 }, () => newId());
  let placed = 0;

  return {
    name: 'ours',
    async command() {
      const id = buyers[placed++ % buyers.length] ?? newId();
      const commandId = newId();
      const result = await placeOrder(deps, {
        commandId,
        orderId: newId(),
        actor: { id, role: 'customer', name: 'Ada Lovelace', email: 'ada@customers.invalid' },
        body: { items },
        bodyHash: commandId,
        correlationId: commandId,
      });
      if (result.kind !== 'accepted') throw new Error(`Not accepted: ${result.kind}`);
      return { position: result.position, at: clock() };
    },
    report: observer.report,
    async faults(accepted) {
      const { events, holes } = await observer.report();
      const told = events.map(([position]) => position);
      const isTold = (position: number) =>
        !holes.some(({ after, upTo }) => position > after && position <= upTo);
      return [
        ...(await viewFaults(database, accepted)),
        // What a burst left to be fetched was announced as such; everything else was sent.
        ...differences('socket events', told.filter(isTold), accepted.filter(isTold)),
      ];
    },
    async close() {
      await observer.stop();
      await worker.stop();
      await Promise.all([writeDb.destroy(), appends.destroy()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
