import { type Expression, type SqlBool, sql } from 'kysely';
import type { OrderFilterQuery } from '#server/contracts/order-filter.ts';
import { endOf, startOf } from '#server/contracts/time-range.ts';
import { orderWhere as where } from '#server/queries/orders/read-order-rows.ts';

/** The conditions on `read.orders as order` that the staff's filters ask for, the search aside. */
export function orderConditions(filter: Omit<OrderFilterQuery, 'q'>): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [];
  const { status, from, to, minTotal, maxTotal, currency, productId, country } = filter;
  const { reason, customerId, stale } = filter;
  if (status !== undefined) conditions.push(where('order.status', '=', status));
  if (stale !== undefined) {
    conditions.push(where('order.stale_since', stale ? 'is not' : 'is', null));
  }
  if (country !== undefined) conditions.push(where('order.country', '=', country));
  if (minTotal !== undefined) conditions.push(where('order.total', '>=', minTotal));
  if (maxTotal !== undefined) conditions.push(where('order.total', '<=', maxTotal));
  if (currency !== undefined) conditions.push(where('order.currency', '=', currency));
  if (from !== undefined)
    conditions.push(where('order.created_at', '>=', instantOf(startOf(from))));
  if (to !== undefined) conditions.push(where('order.created_at', '<', instantOf(endOf(to))));
  if (productId !== undefined) {
    conditions.push(sql`"order".product_ids @> array[${productId}::uuid]`);
  }
  if (reason !== undefined) conditions.push(where('order.cancellation_reason', '=', reason));
  if (customerId !== undefined) conditions.push(where('order.customer_id', '=', customerId));
  return conditions;
}

const instantOf = (ms: number): string => new Date(ms).toISOString();
