import type { OrderStatus } from '#server/contracts/order.ts';
import type { AdminSort } from '#server/contracts/order-queries.ts';

/** The admin list's filters as the query string has them; totals in minor units, inclusive. */
export type AdminOrderFilter = {
  status?: OrderStatus | undefined;
  q?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  minTotal?: number | undefined;
  maxTotal?: number | undefined;
  productId?: string | undefined;
  country?: string | undefined;
  sort?: AdminSort | undefined;
};
