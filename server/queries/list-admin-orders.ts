import type { AdminOrderPage, ListAdminOrdersQuery } from '#server/contracts/order-queries.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { orderConditions } from './order-conditions.ts';
import { orderFromRow } from './order-from-row.ts';
import {
  exactSearch,
  matchesIn,
  type OrderSearch,
  searchConditions,
  similarSearch,
} from './order-search.ts';
import { sortOf } from './order-sorts.ts';
import { readOrderRows } from './read-order-rows.ts';
import type { Reads } from './reads.ts';

/**
 * Everybody's orders, filtered and sorted. Only for staff. When no order has the searched words as
 * they were typed, those with similar names; every page of such a list is of the same kind. Throws
 * InvalidCursor.
 */
export async function listAdminOrders(
  reads: Reads,
  viewer: Viewer,
  { sort, limit, cursor, ...filter }: ListAdminOrdersQuery,
): Promise<AdminOrderPage> {
  const list = { list: 'admin-orders', user: viewer.id, sort, ...filter };
  const { key, ...order } = sortOf(sort, { ofProduct: filter.productId !== undefined });
  const [mode, ...after] = cursor === undefined ? [] : reads.cursors.open(cursor, list);
  const exact = await exactSearch(reads, filter.q);
  const read = async (search: OrderSearch) => {
    const conditions = [...orderConditions(filter), ...searchConditions(search)];
    const page = await readOrderRows(reads, {
      ...{ conditions, limit, sort: order, after: mode === undefined ? undefined : after },
      ...(conditions.length === 0 &&
        mode === undefined && { onePlan: { name: `all orders by ${sort}`, parameters: [] } }),
    });
    return { ...page, search };
  };
  const first = mode === 'similar' ? undefined : await read(exact);
  const isFound = first !== undefined && (first.rows.length > 0 || exact.length === 0);
  const similar = isFound || mode === 'exact' ? undefined : await similarSearch(reads, exact);
  const found = similar === undefined ? (first ?? (await read(exact))) : await read(similar);
  const { rows, more, meta, search } = found;
  const last = rows.at(-1);
  const kind = similar === undefined ? 'exact' : 'similar';
  return {
    data: rows.map((row) => orderFromRow(row, viewer)),
    hasMore: more,
    nextCursor: more && last ? reads.cursors.seal([kind, ...key(last)], list) : null,
    meta,
    ...(search.length > 0 && {
      matched: Object.fromEntries(rows.map((row) => [row.id, matchesIn(search, row)])),
    }),
  };
}
