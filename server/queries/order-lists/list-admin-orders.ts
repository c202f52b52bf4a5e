import type { OrderFilterQuery } from '#server/contracts/order-filter.ts';
import type {
  AdminOrderPage,
  AdminSort,
  ListAdminOrdersQuery,
} from '#server/contracts/order-queries.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { orderFromRow } from '#server/queries/orders/order-from-row.ts';
import { readOrderRows } from '#server/queries/orders/read-order-rows.ts';
import type { Reads } from '#server/queries/reads.ts';
import { exactElseSimilar, type Searched, type SearchKind } from './exact-else-similar.ts';
import { orderConditions } from './order-conditions.ts';
import { matchesIn, type OrderSearch } from './order-search.ts';
import { sortOf } from './order-sorts.ts';

/**
 * So many orders, the next ones in the list's order, are looked at before an index is asked which
 * orders match at all. Of a common product, or of words that occur together, Postgres expects far too
 * few and reads them all to sort them: 54 and 66 ms at 1 M orders, where the first page stands among
 * the next thousand. To look at these in vain takes 3 to 6 ms.
 */
const nearest = 4_000;

/**
 * Everybody's orders, filtered and sorted. Only for staff. When no order has the searched words as
 * they were typed, those with similar names; every page of such a list is of the same kind. Throws
 * InvalidCursor.
 */
export async function listAdminOrders(
  reads: Reads,
  viewer: Viewer,
  { sort, limit, cursor, ...filter }: ListAdminOrdersQuery,
  { among = nearest } = {},
): Promise<AdminOrderPage> {
  const list = { list: 'admin-orders', user: viewer.id, sort, ...filter };
  const { key, ...order } = sortOf(sort);
  const [mode, ...after] = cursor === undefined ? [] : reads.cursors.open(cursor, list);
  const read = async ({ search, conditions: searched }: Searched) => {
    const conditions = [...orderConditions(filter), ...searched];
    const page = { conditions, limit, after: mode === undefined ? undefined : after };
    if (isOftenNear(sort, filter, search)) {
      const near = await readOrderRows(reads, { ...page, sort: order, among });
      if (near.more) return near;
    }
    return readOrderRows(reads, {
      ...page,
      sort: sortOf(sort, { ofProduct: filter.productId !== undefined }),
      ...(conditions.length === 0 &&
        mode === undefined && { onePlan: { name: `all orders by ${sort}`, parameters: [] } }),
    });
  };
  const begun = mode as SearchKind | undefined;
  const searched = await exactElseSimilar(reads, { q: filter.q, begun }, read);
  const { rows, more, meta } = searched.found ?? (await read(searched));
  const { search, kind } = searched;
  const last = rows.at(-1);
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

/** Whether what is asked for may be common although Postgres expects it to be rare. */
const isOftenNear = (sort: AdminSort, filter: OrderFilterQuery, search: OrderSearch): boolean =>
  search.length > 1 || (filter.productId !== undefined && sort.endsWith('total'));
