import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { createWriteDb } from '#db/client.ts';
import { freePort } from '#db/embedded/free-port.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { createAccount } from '#server/auth/create-account.ts';
import { sessionCookieName, signature } from '#server/auth/session-cookie.ts';
import { placeOrder } from '#server/commands/place-order.ts';
import { createEventStore } from '#server/event-store/create-event-store.ts';
import { createPersonalData } from '#server/personal-data/create-personal-data.ts';
import type { LagPath } from './lag-path.ts';
import { clock } from './observed.ts';
import { startObserver, startWorker } from './process.ts';

const origin = 'http://bench.invalid';
const lines = 3;

/**
 * Orders placed by the command itself, as a web process does it behind its HTTP, with the real
 * worker; an admin's socket and a reader watch from a third process.
 */
export const ourPath = async (database: TestDatabase): Promise<LagPath> => {
  const { urls, secret } = database;
  const dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
  const port = await freePort();
  const worker = await startWorker({ databaseUrl: urls.owner, secret, port, origin, dataDir });
  const observer = await startObserver({
    url: urls.query,
    channel: 'view',
    positionQuery: `select position from read.checkpoints where projection = 'orders'`,
    socket: { url: worker.url, origin, cookie: await signInAdmin(database) },
  });

  const writeDb = createWriteDb(urls.command, { max: 8, application: 'bench lag' });
  const appends = createWriteDb(urls.command, { max: 2, application: 'bench lag append' });
  const deps = {
    eventStore: createEventStore(writeDb, { appends }),
    personalData: createPersonalData(writeDb),
  };
  const items = await listProducts(deps.eventStore);
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

const signInAdmin = async ({ authDb, secret }: TestDatabase): Promise<string> => {
  const email = 'admin@bench.invalid';
  const account = { name: 'Admin', email, password: newId(), role: 'admin' } as const;
  const { id } = await createAccount(authDb, account);
  const token = newId();
  await sql`insert into auth.session (id, user_id, token, expires_at)
    values (${newId()}, ${id}, ${token}, now() + interval '7 days')`.execute(authDb);
  const value = encodeURIComponent(`${token}.${signature(token, secret)}`);
  return `${sessionCookieName(false)}=${value}`;
};

const listProducts = async (eventStore: ReturnType<typeof createEventStore>) => {
  const ids = Array.from({ length: lines }, () => newId());
  for (const [index, productId] of ids.entries()) {
    const data = { productId, sku: `S${index}`, name: `White metal lantern ${index}` };
    await eventStore.append({
      ...{ actorId: 'bench', commandId: newId(), bodyHash: 'x', expectedVersion: 0 },
      ...{ streamType: 'product', streamId: productId },
      events: [
        {
          type: 'ProductListed',
          schemaVersion: 1,
          data: { ...data, price: 339 + index, currency: 'GBP' },
        },
      ],
      metadata: { actor: { id: 'bench', role: 'system' }, correlationId: newId() },
    });
  }
  return ids.map((productId) => ({ productId, quantity: 6 }));
};

const viewFaults = async ({ readDb }: TestDatabase, accepted: readonly number[]) => {
  const rows = await readDb.selectFrom('read.orders').select('number').orderBy('number').execute();
  return differences(
    'orders in the view',
    rows.map(({ number }) => number),
    accepted,
  );
};

/** Whether `seen` is exactly what was accepted, each once and in order. */
const differences = (what: string, seen: readonly number[], accepted: readonly number[]) => {
  const wanted = [...accepted].sort((a, b) => a - b);
  const same = seen.length === wanted.length && seen.every((one, index) => one === wanted[index]);
  return same ? [] : [`${what}: ${seen.length} seen, ${wanted.length} accepted, or out of order`];
};
