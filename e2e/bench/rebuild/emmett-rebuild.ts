import {
  getPostgreSQLEventStore,
  pongoSingleStreamProjection,
  rebuildPostgreSQLProjections,
} from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { v7 as newId } from 'uuid';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { sampleEvent } from '../append/sample-event.ts';

const streams = 1_000;

type Placed = ReturnType<typeof sampleEvent>;
type Moved = { type: 'OrderShipped' | 'OrderDelivered'; data: { orderId: string; at: string } };
type OrderDocument = Partial<Placed['data']> & { _id?: string; status: string };

/** One document an order, as our rows of orders are; no timeline, no counts, no personal data. */
const orders = pongoSingleStreamProjection<OrderDocument, Placed | Moved>({
  collectionName: 'orders',
  canHandle: ['OrderCreated', 'OrderShipped', 'OrderDelivered'],
  evolve: (document: OrderDocument | null, event: Placed | Moved): OrderDocument =>
    event.type === 'OrderCreated'
      ? { ...event.data, status: 'pending' }
      : { ...document, status: event.type === 'OrderShipped' ? 'shipped' : 'delivered' },
});

/**
 * The peer: Emmett's own rebuild of a projection in its own store, on a log of orders of three
 * events each with its own defaults. Answers its rate, and what is wrong with the documents.
 */
export const emmettRebuild = async ({
  urls,
}: TestDatabase): Promise<{ events: number; seconds: number; faults: string[] }> => {
  const pool = new pg.Pool({ connectionString: urls.owner });
  pool.on('error', () => {});
  const store = getPostgreSQLEventStore(urls.owner, { connectionOptions: { pool } });
  try {
    await store.schema.migrate();
    const append = async () => {
      const placed = sampleEvent();
      const { orderId } = placed.data;
      const data = { orderId, at: new Date().toISOString() };
      const moved = [
        { type: 'OrderShipped', data, kind: 'Event' },
        { type: 'OrderDelivered', data, kind: 'Event' },
      ] as const;
      await store.appendToStream(`order-${newId()}`, [{ ...placed, kind: 'Event' }, ...moved]);
    };
    // One after the other: of a log that many appended to at once its rebuild left out one order in
    // eight, since positions there are not in the order of commits.
    for (let done = 0; done < streams; done++) await append();
    const begun = performance.now();
    const consumer = rebuildPostgreSQLProjections({
      connectionString: urls.owner,
      projections: [orders],
    });
    await consumer.start();
    const seconds = (performance.now() - begun) / 1_000;
    await consumer.close();
    const { rows } = await pool.query(
      `select count(*)::int as documents from orders where data->>'status' = 'delivered'`,
    );
    const documents = rows[0]?.documents;
    const faults =
      documents === streams ? [] : [`Emmett: ${documents} of ${streams} documents are right.`];
    return { events: 3 * streams, seconds, faults };
  } finally {
    await store.close();
    await pool.end();
  }
};
