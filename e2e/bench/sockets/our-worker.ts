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
import { clock } from '../lag/observed.ts';
import { listProducts } from '../system/list-products.ts';
import { startWorker } from '../system/start-server.ts';
import { memoryOf, reportsMemory } from './memory-of.ts';

const origin = 'http://bench.invalid';

/** A worker that can be asked for its memory and started anew on its port, and orders for it to tell of. */
export const ourWorker = async ({ urls, secret }: TestDatabase) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
  const realtimePort = await freePort();
  const options = { databaseUrl: urls.owner, secret, realtimePort, origin, dataDir };
  let worker = await startWorker(options, reportsMemory);
  const writeDb = createWriteDb(urls.command, { max: 2, application: 'bench sockets' });
  const deps = {
    eventStore: createEventStore(writeDb),
    personalData: createPersonalData(writeDb),
  };
  const [productId = ''] = await listProducts(deps.eventStore, 1);
  return {
    origin,
    url: worker.url,
    memory: () => memoryOf(worker.child),
    async restart() {
      await worker.stop();
      worker = await startWorker(options, reportsMemory);
    },
    /** Its position, and when (`clock`) it was known to be committed. */
    async place(customerId: string) {
      const commandId = newId();
      const email = 'ada@customers.invalid';
      const result = await placeOrder(deps, {
        commandId,
        orderId: newId(),
        bodyHash: commandId,
        correlationId: commandId,
        actor: { id: customerId, role: 'customer', name: 'Ada Lovelace', email },
        body: { items: [{ productId, quantity: 1 }] },
      });
      if (result.kind !== 'accepted') throw new Error(`Not accepted: ${result.kind}`);
      return { position: result.position, at: clock() };
    },
    async stop() {
      await worker.stop();
      await writeDb.destroy();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
