import type { Selectable } from 'kysely';
import type { OrdersTable } from '#db/read/schema.ts';
import { cancellationReason, type Order } from '#server/contracts/order.ts';
import type { Actor } from '#server/contracts/roles.ts';
import { allowedActions } from '#server/domain/orders/allowed-actions.ts';
import { fromView, type OrderView } from '#server/domain/orders/view.ts';

export type OrderRow = Omit<Selectable<OrdersTable>, 'search' | 'product_ids'>;

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
] as const satisfies (keyof OrderRow)[];

/** An order as this viewer may see it, with what they may do to it now. */
export const orderFromRow = (row: OrderRow, viewer: Pick<Actor, 'id' | 'role'>): Order =>
  orderForViewer(viewFromRow(row), viewer);

/** A view with what this viewer may do to the order now. */
export const orderForViewer = (
  view: OrderView,
  { id, role }: Pick<Actor, 'id' | 'role'>,
): Order => ({
  ...view,
  allowedActions: allowedActions(fromView(view), { id, role }),
});

const viewFromRow = (row: OrderRow): OrderView => ({
  id: row.id,
  number: row.number,
  customerId: row.customer_id,
  customerName: row.customer_name,
  customerEmail: row.customer_email,
  country: row.country,
  items: row.items,
  total: row.total,
  currency: row.currency,
  status: row.status,
  createdAt: row.created_at,
  cancelledAt: row.cancelled_at,
  cancellationReason: cancellationReason.nullable().parse(row.cancellation_reason),
  shippedAt: row.shipped_at,
  trackingNumber: row.tracking_number,
  carrier: row.carrier,
  deliveredAt: row.delivered_at,
  version: row.version,
  position: row.position,
  commandIds: row.command_ids,
});
