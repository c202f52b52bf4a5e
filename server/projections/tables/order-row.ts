import type { Selectable } from 'kysely';
import type { OrdersTable } from '#db/read/schema.ts';
import { cancellationReason } from '#server/contracts/order.ts';
import { searchForm } from '#server/contracts/search-form.ts';
import type { PlacedOrder } from '#server/domain/orders/state.ts';
import { fromView, type OrderView, toView } from '#server/domain/orders/view.ts';

/** A row of `read.orders` as the projection folds it. */
export type OrderRow = Selectable<OrdersTable>;

/** What of it travels; the rest only serves the search and the filters. */
export type TravellingRow = Omit<Selectable<OrdersTable>, 'search' | 'product_ids'>;

/** The row that shows this order; `staleSince` as on the row before it. */
export const rowFromState = (state: PlacedOrder, staleSince: string | null): OrderRow => {
  const view = toView(state);
  return {
    id: view.id,
    number: view.number,
    customer_id: view.customerId,
    customer_name: view.customerName,
    customer_email: view.customerEmail,
    country: view.country,
    items: view.items,
    product_ids: [...new Set(view.items.map(({ productId }) => productId))],
    total: view.total,
    currency: view.currency,
    status: view.status,
    created_at: view.createdAt,
    cancelled_at: view.cancelledAt,
    cancellation_reason: view.cancellationReason,
    shipped_at: view.shippedAt,
    tracking_number: view.trackingNumber,
    carrier: view.carrier,
    delivered_at: view.deliveredAt,
    version: view.version,
    position: view.position,
    command_ids: view.commandIds,
    stale_since: staleSince,
    search: searchText(view),
  };
};

/** The order behind a row; the inverse of `rowFromState`. */
export const stateFromRow = (row: OrderRow): PlacedOrder => fromView(viewFromRow(row));

/** An order as it travels, but for what depends on who looks. */
export const viewFromRow = (row: TravellingRow): OrderView => ({
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
  cancellationReason:
    row.cancellation_reason === null ? null : cancellationReason.parse(row.cancellation_reason),
  shippedAt: row.shipped_at,
  trackingNumber: row.tracking_number,
  carrier: row.carrier,
  deliveredAt: row.delivered_at,
  version: row.version,
  position: row.position,
  commandIds: row.command_ids,
  staleSince: row.stale_since,
});

/** One field a line, so that no search matches across two of them. */
const searchText = (view: OrderView): string =>
  searchForm(
    [
      view.number,
      view.id,
      view.customerName,
      view.customerEmail,
      view.trackingNumber,
      ...new Set(view.items.map(({ productName }) => productName)),
    ]
      .filter((field) => field !== null)
      .join('\n'),
  );
