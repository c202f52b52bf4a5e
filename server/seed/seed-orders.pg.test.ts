import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createReadDb, createWriteDb } from '#db/client.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import * as customers from '#server/domain/customers/customer.ts';
import { customerEvents } from '#server/domain/customers/events.ts';
import { orderEvents } from '#server/domain/orders/events.ts';
import { evolve } from '#server/domain/orders/evolve.ts';
import { initialState, type OrderState } from '#server/domain/orders/state.ts';
import { createEventStore } from '#server/event-store/create-event-store.ts';
import type { StoredEvent } from '#server/event-store/event-store.ts';
import { createPersonalData } from '#server/personal-data/create-personal-data.ts';
import { projections } from '#server/projections/projections.ts';
import { rebuildProjection } from '#server/projections/rebuild/rebuild-projection.ts';
import { createTestShop } from '#server/projections/testing/test-shop.ts';
import { catchUp } from './catch-up.ts';
import { refuseRealOrders } from './refuse-real-orders.ts';
import { importSample, readBaskets, sampleOrderIds } from './sample.ts';
import { seedOrders } from './seed-orders.ts';

const orders = 2_000;
const seeded = { actor: { id: 'seed', role: 'system' } };

let database: TestDatabase;
let deps: Parameters<typeof catchUp>[1] & { eventStore: ReturnType<typeof createEventStore> };
let seed: (onProgress?: () => void) => ReturnType<typeof seedOrders>;
let ids: string[];
let close: () => Promise<void>;
let before: number;

beforeAll(async () => {
  database = await testDatabase();
  const { urls } = database;
  const writeDb = createWriteDb(urls.command, { max: 2, application: 'test' });
  const readDb = createReadDb(urls.projector, { max: 4, application: 'test' });
  close = async () => {
    await Promise.all([writeDb.destroy(), readDb.destroy()]);
    await database.drop();
  };
  const eventStore = createEventStore(writeDb);
  deps = { eventStore, personalData: createPersonalData(writeDb), readDb, worker: 'test' };
  ids = await sampleOrderIds();
  await importSample(deps);
  const baskets = await readBaskets(deps, ids);
  seed = (onProgress) =>
    seedOrders({
      logUrl: urls.owner,
      viewsUrl: urls.projector,
      projections,
      baskets,
      orders,
      seed: '1',
      until: Date.UTC(2026, 0, 1),
      catchUp: (position) => catchUp(projections, deps, position),
      ...(onProgress && { onProgress }),
    });
  before = (await eventStore.head()).position;
  await seed();
}, 120_000);

afterAll(() => close());

const readSeeded = async (): Promise<StoredEvent[]> => {
  const events: StoredEvent[] = [];
  let after = before;
  for (;;) {
    const next = await deps.eventStore.readLog(after, 5_000);
    if (next.length === 0) return events;
    events.push(...next);
    after = next.at(-1)?.position ?? after;
  }
};

test('positions go on without a gap, and the head is behind the last of them', async () => {
  const positions = (await readSeeded()).map(({ position }) => position);
  expect(positions).toEqual(positions.map((_, index) => before + 1 + index));
  expect((await deps.eventStore.head()).position).toBe(positions.at(-1));
});

test('every event has the answer of its command beside it, and the other way round', async () => {
  const { rows } = await sql<{ events: number; commands: number; pairs: number }>`
    select (select count(*) from write.events where position > ${before}) as events,
      (select count(*) from write.commands where position > ${before}) as commands,
      (select count(*) from write.events e join write.commands c
         on c.command_id = e.command_id and c.actor_id = e.metadata->'actor'->>'id'
         and c.position = e.position and c.version = e.version and c.stream_id = e.stream_id
         and c.stream_type = e.stream_type and c.accepted_at = e.at
       where e.position > ${before}) as pairs`.execute(database.writeDb);
  expect(rows[0]?.events).toBeGreaterThan(2 * orders);
  expect(rows[0]).toEqual({
    events: rows[0]?.events,
    commands: rows[0]?.events,
    pairs: rows[0]?.events,
  });
});

test('every stream is read, unsealed and folded as the shop does it', async () => {
  const stored = await readSeeded();
  const opened = await deps.personalData.open(stored);
  const states = new Map<string, OrderState>();
  const people = new Map<string, customers.CustomerState>();
  for (const event of opened) {
    const { streamType, streamId, version } = event;
    expect(event.metadata).toMatchObject(seeded);
    if (streamType === 'customer') {
      expect(version).toBe(1);
      people.set(
        streamId,
        customers.evolve(customers.initialState, customerEvents.read(event) as never),
      );
      continue;
    }
    const state = states.get(streamId) ?? initialState;
    expect(version).toBe(state.status === 'absent' ? 1 : state.version + 1);
    const next = evolve(state, orderEvents.read(event));
    expect(next.total).toBe(
      next.items.reduce((sum, { price, quantity }) => sum + price * quantity, 0),
    );
    if (next.customer !== null) {
      const { id, name, email } = next.customer;
      expect(people.get(id)).toEqual({ status: 'registered', id, name, email });
    }
    states.set(streamId, next);
  }
  expect(states.size).toBe(orders);
  const statuses = new Set([...states.values()].map(({ status }) => status));
  expect(statuses).toEqual(new Set(['pending', 'shipped', 'delivered', 'cancelled']));
  expect(stored.filter(({ data }) => JSON.stringify(data).includes('.invalid'))).toEqual([]);
});

test('every view equals a rebuild of it, row by row', async () => {
  for (const projection of projections) {
    const report = await rebuildProjection(projection, deps);
    expect(report).toMatchObject({ compared: true, differences: [], swapped: true });
  }
});

test('the indexes of the views are as they were', async () => {
  const untouched = await testDatabase();
  const indexes = async ({ readDb }: TestDatabase) => {
    const { rows } = await sql<{ indexdef: string }>`
      select indexdef from pg_indexes
      where schemaname = 'read' and tablename not like '%\\_\\_previous'
      order by indexdef`.execute(readDb);
    return rows.map(({ indexdef }) => indexdef);
  };
  expect(await indexes(database)).toEqual(await indexes(untouched));
  await untouched.drop();
});

test('a seed that ended before its end has written nothing', async () => {
  const state = async () => {
    const { rows } = await sql`
      select (select position from write.head) as head,
        (select count(*) from write.events) as events,
        (select count(*) from write.customer_keys) as keys,
        (select count(*) from read.orders) as orders,
        (select array_agg(c order by c.projection) from read.checkpoints c) is null as none,
        (select sum(count) from read.order_counts) as counted,
        (select count(*) from pg_indexes where schemaname = 'read') as indexes
    `.execute(database.readDb);
    return rows[0];
  };
  const was = await state();
  const end = () => {
    throw new Error('pulled the plug');
  };
  await expect(seed(end)).rejects.toThrow('pulled the plug');
  expect(await state()).toEqual(was);
});

test('a second run with the same seed adds other orders', async () => {
  const { position } = await seed();
  const { rows } = await sql<{ count: number }>`select count(*) as count from read.orders
    where command_ids[1] in (select command_id from write.commands where actor_id = 'seed')`.execute(
    database.readDb,
  );
  expect(rows[0]?.count).toBe(2 * orders);
  const [counted] = (
    await sql<{ same: boolean }>`
      select (select sum(count) from read.order_counts where scope = 'all')
        = (select count(*) from read.orders) as same`.execute(database.readDb)
  ).rows;
  expect(counted?.same).toBe(true);
  expect((await deps.eventStore.head()).position).toBe(position);
});

test('a log with orders that are not the sample’s is refused', async () => {
  await expect(refuseRealOrders(database.writeDb, ids)).rejects.toThrow('--append');
  const other = await testDatabase();
  await refuseRealOrders(other.writeDb, ids);
  await createTestShop(other).place();
  await expect(refuseRealOrders(other.writeDb, ids)).rejects.toThrow('--append');
  await other.drop();
});
