import type { Selectable } from 'kysely';
import type { SoldOrdersTable } from '#db/read/schema.ts';
import type { OrderEvent } from '#server/domain/orders/events.ts';
import { BrokenStream } from '../broken-stream.ts';
import { viewTable } from '../projection.ts';

/** What an order was when it was placed, kept for its cancellation. */
export type SoldOrder = Selectable<SoldOrdersTable>;

export const soldOrdersTable = viewTable<SoldOrder, OrderEvent>({
  name: 'sold_orders',
  key: ['order_id'],
  streams: ['order'],
  keys: ({ type, streamId }) => (type === 'OrderCreated' ? [{ order_id: streamId }] : []),
  mayExist: () => false,
  evolve(_, event) {
    if (event.type !== 'OrderCreated') throw new BrokenStream(event, 0);
    const { currency, total, items } = event.data;
    return { order_id: event.streamId, currency, total, items, position: event.position };
  },
});
