import type { Order } from '#server/contracts/order.ts';
import type { Actor } from '#server/contracts/roles.ts';
import { allowedActions } from '#server/domain/orders/allowed-actions.ts';
import { fromView, type OrderView } from '#server/domain/orders/view.ts';
import { type TravellingRow, viewFromRow } from '#server/projections/order-row.ts';

/** The columns of an order that travel. */
export const orderColumns = [
  'id',
  'number',
  'customer_id',
  'customer_name',
  'customer_email',
  'country',
  'items',
  'total',
  'currency',
  'status',
  'created_at',
  'cancelled_at',
  'cancellation_reason',
  'shipped_at',
  'tracking_number',
  'carrier',
  'delivered_at',
  'version',
  'position',
  'command_ids',
] as const satisfies (keyof TravellingRow)[];

/** An order as this viewer may see it, with what they may do to it now. */
export const orderFromRow = (row: TravellingRow, viewer: Pick<Actor, 'id' | 'role'>): Order =>
  orderForViewer(viewFromRow(row), viewer);

/** A view with what this viewer may do to the order now. */
export const orderForViewer = (
  view: OrderView,
  { id, role }: Pick<Actor, 'id' | 'role'>,
): Order => ({
  ...view,
  allowedActions: allowedActions(fromView(view), { id, role }),
});
