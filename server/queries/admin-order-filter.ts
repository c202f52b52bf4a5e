import { type Expression, type SqlBool, sql } from 'kysely';
import type { ListAdminOrdersQuery } from '#server/contracts/order-queries.ts';
import { orderWhere as where } from './read-order-rows.ts';

/** What the list is filtered by, without where in it and how much of it is shown. */
export type AdminOrderFilter = Omit<ListAdminOrdersQuery, 'sort' | 'limit' | 'cursor'>;

/** The conditions on `read.orders as order` that the admin's filters ask for. */
export function adminOrderConditions(filter: AdminOrderFilter): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [];
  const { status, q, from, to, minTotal, maxTotal, productId, country } = filter;
  if (status !== undefined) conditions.push(where('order.status', '=', status));
  if (country !== undefined) conditions.push(where('order.country', '=', country));
  if (minTotal !== undefined) conditions.push(where('order.total', '>=', minTotal));
  if (maxTotal !== undefined) conditions.push(where('order.total', '<=', maxTotal));
  if (from !== undefined) conditions.push(where('order.created_at', '>=', startOf(from)));
  if (to !== undefined) conditions.push(where('order.created_at', '<', endOf(to)));
  if (productId !== undefined) {
    conditions.push(sql`"order".product_ids @> array[${productId}::uuid]`);
  }
  for (const word of searchWords(q)) {
    conditions.push(sql`"order".search like ${`%${escapeLike(word)}%`}`);
  }
  return conditions;
}

/**
 * Every word must occur somewhere. A "#" before a number is how people write it, and "3,850" is how
 * the screens do.
 */
const searchWords = (q: string | undefined): string[] =>
  (q ?? '')
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/^#(?=\d)/, ''))
    .map((word) => (/^\d{1,3}(,\d{3})+$/.test(word) ? word.replaceAll(',', '') : word))
    .filter((word) => word !== '')
    .slice(0, 8);

/** Text that `like` takes literally. */
export const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');

const isDay = (value: string) => value.length === 10;
const dayMs = 86_400_000;

const startOf = (value: string): string => new Date(value).toISOString();

/** The day after it has a year of five digits, which ISO 8601 writes as Postgres does not read it. */
const lastInstant = Date.parse('9999-12-31T23:59:59.999Z');

/** A day is meant whole; an instant is where the range ends. */
const endOf = (value: string): string =>
  new Date(Math.min(Date.parse(value) + (isDay(value) ? dayMs : 0), lastInstant)).toISOString();
