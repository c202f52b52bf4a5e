import type { OrderMessageType } from '#server/contracts/socket.ts';
import { orderMessageTypes } from '#server/contracts/socket.ts';
import type { OrderView } from '#server/domain/orders/view.ts';
import type { CommittedBatch } from '#server/projections/project-batch.ts';
import { type OrderRow, viewFromFold } from '#server/projections/tables/order-row.ts';

/**
 * One thing that happened to an order, and the order as the view has it since. `OrderRefreshed`: the
 * row changed out of its turn, and readers that pass `position` must fetch it.
 */
export type OrderChange = { position: number; type: OrderMessageType; view: OrderView };

/** The name of an order's event as sockets know it. */
export const messageType = (type: string): OrderMessageType => {
  const known = orderMessageTypes.find((name) => name === type);
  if (known === undefined) throw new TypeError(`No socket message is called ${type}`);
  return known;
};

/** The changes of orders in a batch of the projection `orders`, in order. */
export const changesOfBatch = ({ steps }: Pick<CommittedBatch, 'steps'>): OrderChange[] =>
  steps
    .filter(({ table }) => table === 'orders')
    .map(({ event, row }) => ({
      position: event.position,
      type: messageType(event.type),
      view: viewFromFold(row as OrderRow),
    }));
