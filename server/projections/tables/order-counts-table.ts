import type { Selectable } from 'kysely';
import type { OrderCountsTable } from '#db/read/schema.ts';
import type { OrderStatus } from '#server/contracts/order.ts';
import type { OrderEvent } from '#server/domain/orders/events.ts';
import { type InStream, viewTable } from '../projection.ts';

/** Orders by status, of everybody and of each customer; moves with the orders themselves. */
export const orderCountsTable = viewTable<Selectable<OrderCountsTable>, OrderEvent>({
  name: 'order_counts',
  key: ['scope', 'status'],
  streams: ['order'],
  isShared: true,
  keys(event) {
    const customerId = customerOf(event);
    const scopes = customerId === null ? ['all'] : ['all', customerId];
    const statuses = Object.keys(effects[event.type]) as OrderStatus[];
    return scopes.flatMap((scope) => statuses.map((status) => ({ scope, status })));
  },
  evolve(row, event, { scope, status }) {
    const counted = status as OrderStatus;
    const count = (row?.count ?? 0) + (effects[event.type][counted] ?? 0);
    return { scope: String(scope), status: counted, count, position: event.position };
  },
});

/** The machine is strict (the fold of the order beside it throws), so the type alone says the move. */
const effects: Record<OrderEvent['type'], Partial<Record<OrderStatus, number>>> = {
  OrderCreated: { pending: 1 },
  OrderCancelled: { pending: -1, cancelled: 1 },
  OrderShipped: { pending: -1, shipped: 1 },
  OrderDelivered: { shipped: -1, delivered: 1 },
  NoteAdded: {},
};

const customerOf = (event: InStream<OrderEvent>): string | null =>
  event.type === 'OrderCreated' ? (event.data.customer?.id ?? null) : event.data.customerId;
