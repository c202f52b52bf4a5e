import type { OrderStatus } from '#server/contracts/order.ts';
import type { OrderCommand } from '#server/domain/orders/commands.ts';
import type { Store } from '../core/create-store.ts';
import { drawOrder } from '../core/drawing/draw-order.ts';
import type { AdminOrderFilter } from '../core/drawing/order-filter.ts';
import type { DecisionBasis } from '../core/pending/decision-basis.ts';
import { isLive } from '../core/pending/pending-command.ts';
import { commandsOf } from '../core/pending/pending-log.ts';
import { seenNow } from './seen-now.ts';

type Listed = { id: string; status: OrderStatus; version: number };

/** What becomes of an order of which nothing but its status is known. */
const makes: Record<OrderCommand['type'], OrderStatus | undefined> = {
  CreateOrder: 'pending',
  CancelOrder: 'cancelled',
  ShipOrder: 'shipped',
  DeliverOrder: 'delivered',
  AddNote: undefined,
};

/**
 * Listed orders with the viewer's own changes on them that the list lacks, without those that left
 * its status; `seen` is what a command to each is decided on.
 */
export const asDrawn = <Row extends Listed>(
  store: Store,
  rows: readonly Row[],
  { status }: AdminOrderFilter,
): (Row & { seen: DecisionBasis })[] =>
  rows
    .map((row) => ({ ...row, status: statusOf(store, row), seen: seenOf(store, row) }))
    .filter((row) => status === undefined || row.status === status);

const statusOf = (store: Store, row: Listed): OrderStatus => {
  const state = store.getSnapshot();
  const drawn = drawOrder(state, store.viewer, row.id);
  if (drawn !== undefined) return drawn.version > row.version ? drawn.status : row.status;
  return commandsOf(state.pending, row.id)
    .filter(isLive)
    .reduce((status, { command }) => makes[command.type] ?? status, row.status);
};

const seenOf = (store: Store, { id, version }: Listed): DecisionBasis => {
  const drawn = seenNow(store, id);
  if (drawn !== undefined && drawn.version >= version) return drawn;
  const isLacking = (own: { version?: number | undefined }) =>
    (own.version ?? version + 1) > version;
  return {
    version,
    own: commandsOf(store.getSnapshot().pending, id).filter(isLive).filter(isLacking).length,
  };
};
