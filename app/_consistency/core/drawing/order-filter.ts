import type { CancellationReason, Order, OrderStatus } from '#server/contracts/order.ts';
import type { AdminSort } from '#server/contracts/order-queries.ts';
import { endOf, startOf } from '#server/contracts/time-range.ts';

/** The admin list's filters as the query string has them; totals in minor units, inclusive. */
export type AdminOrderFilter = {
  status?: OrderStatus | undefined;
  q?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  minTotal?: number | undefined;
  maxTotal?: number | undefined;
  currency?: string | undefined;
  productId?: string | undefined;
  country?: string | undefined;
  reason?: CancellationReason | undefined;
  customerId?: string | undefined;
  /** Whether events of it are parked. */
  stale?: boolean | undefined;
  sort?: AdminSort | undefined;
};

/** Whether all filters can be decided here; the search text is matched by the server alone. */
export const isDecidable = ({ q }: AdminOrderFilter): boolean => q === undefined || q === '';

/** Whether an order passes the filters, the search text aside. */
export const matches = (order: Order, filter: AdminOrderFilter): boolean => {
  const { status, from, to, minTotal, maxTotal, currency, productId, country } = filter;
  const { reason, customerId, stale } = filter;
  const created = Date.parse(order.createdAt);
  return (
    (status === undefined || order.status === status) &&
    (from === undefined || created >= startOf(from)) &&
    (to === undefined || created < endOf(to)) &&
    (minTotal === undefined || order.total >= minTotal) &&
    (maxTotal === undefined || order.total <= maxTotal) &&
    (currency === undefined || order.currency === currency) &&
    (reason === undefined || order.cancellationReason === reason) &&
    (customerId === undefined || order.customerId === customerId) &&
    (stale === undefined || (order.staleSince !== null) === stale) &&
    (country === undefined || order.country === country) &&
    (productId === undefined || order.items.some((item) => item.productId === productId))
  );
};
