import type { OrderMessageType } from '#server/contracts/socket.ts';
import type { OrderEventType } from '#server/domain/orders/events.ts';
import type { OrderView } from '#server/domain/orders/view.ts';
import type { CommittedBatch } from '#server/projections/committed-batch.ts';
import { type OrderRow, viewFromRow } from '#server/projections/tables/order-row.ts';

/**
 * One thing that happened to an order, and the order as the view has it since. `OrderRefreshed`: the
 * row changed out of its turn, and readers that pass `position` must fetch it.
 */
export type OrderChange = { position: number; type: OrderMessageType; view: OrderView };

/** Every order event as sockets name it; the compiler lists one that is missing. */
const messageTypes: Record<OrderEventType, OrderMessageType> = {
  OrderCreated: 'OrderCreated',
  OrderCancelled: 'OrderCancelled',
  OrderShipped: 'OrderShipped',
  OrderDelivered: 'OrderDelivered',
  NoteAdded: 'NoteAdded',
};

/** The name of an order's event as sockets know it. Throws for the event of another stream. */
export const messageType = (type: string): OrderMessageType => {
  if (!isOrderEvent(type)) throw new TypeError(`No event of an order is called ${type}`);
  return messageTypes[type];
};

const isOrderEvent = (type: string): type is OrderEventType => type in messageTypes;

/** The changes of orders in a batch of the projection `orders`, in order. */
export const changesOfBatch = ({ steps }: Pick<CommittedBatch, 'steps'>): OrderChange[] =>
  steps
    .filter(({ table }) => table === 'orders')
    .map(({ event, row }) => ({
      position: event.position,
      type: messageType(event.type),
      view: viewFromRow(row as OrderRow),
    }));
