import {
  getPostgreSQLEventStore,
  pongoSingleStreamProjection,
  rebuildPostgreSQLProjections,
} from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { v7 as newId } from 'uuid';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { sampleEvent } from '../append/sample-event.ts';

/** At some 500 events a second a rebuild of these takes half a minute. */
const streams = 5_000;

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

/** Emmett's store with a log of its own, whose projection can be rebuilt again and again. */
export type EmmettLog = {
  events: number;
  /** Its own rebuild; the seconds that it took, and what is wrong with its documents. */
  rebuild(): Promise<{ seconds: number; faults: string[] }>;
  close(): Promise<void>;
};

/**
 * The peer: Emmett's own rebuild of a projection in its own store with its own defaults, on a log of
 * orders of three events each.
 */
export const emmettLog = async ({ urls }: TestDatabase): Promise<EmmettLog> => {
  const pool = new pg.Pool({ connectionString: urls.owner });
  pool.on('error', () => {});
  const store = getPostgreSQLEventStore(urls.owner, { connectionOptions: { pool } });
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
  return {
    events: 3 * streams,
    rebuild: async () => {
      // Asked a second time its rebuild goes on at the checkpoint of the first, after the last event.
      await pool.query('delete from emt_processors');
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
      return { seconds, faults };
    },
    close: async () => {
      await store.close();
      await pool.end();
    },
  };
};
