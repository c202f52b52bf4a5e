import { sql } from 'kysely';
import type { Order } from '#server/contracts/order.ts';
import type {
  AdminSort,
  AdminSortKey,
  ListAdminOrdersQuery,
} from '#server/contracts/order-queries.ts';
import type { Page } from '#server/contracts/page.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import type { TravellingRow } from '#server/projections/order-row.ts';
import { adminOrderConditions } from './admin-order-filter.ts';
import type { CursorKey } from './cursors.ts';
import { column, type Sort, type SortColumn } from './keyset.ts';
import { orderFromRow } from './order-from-row.ts';
import { readOrderRows } from './read-order-rows.ts';
import type { Reads } from './reads.ts';

/** Guests have no name and come before the first one. */
const customerName: SortColumn = (table) => sql`coalesce(${sql.ref(`${table}.customer_name`)}, '')`;

/** Each sort: its columns, and their values in a row. The id settles ties. */
const sorts: Record<
  AdminSortKey,
  { columns: SortColumn[]; key: (row: TravellingRow) => CursorKey }
> = {
  createdAt: {
    columns: [column('created_at'), column('id')],
    key: (row) => [row.created_at, row.id],
  },
  total: { columns: [column('total'), column('id')], key: (row) => [row.total, row.id] },
  customerName: {
    columns: [customerName, column('id')],
    key: (row) => [row.customer_name ?? '', row.id],
  },
  status: { columns: [column('status'), column('id')], key: (row) => [row.status, row.id] },
  number: { columns: [column('number')], key: (row) => [row.number] },
};

/** Everybody's orders, filtered and sorted. Only for admins. Throws InvalidCursor. */
export async function listAdminOrders(
  reads: Reads,
  viewer: Viewer,
  { sort, limit, cursor, ...filter }: ListAdminOrdersQuery,
): Promise<Page<Order>> {
  const list = { list: 'admin-orders', user: viewer.id, sort, ...filter };
  const { key, ...order } = sortOf(sort);
  const { rows, more, meta } = await readOrderRows(reads, {
    conditions: adminOrderConditions(filter),
    sort: order,
    after: cursor === undefined ? undefined : reads.cursors.open(cursor, list),
    limit,
  });
  const last = rows.at(-1);
  return {
    data: rows.map((row) => orderFromRow(row, viewer)),
    hasMore: more,
    nextCursor: more && last ? reads.cursors.seal(key(last), list) : null,
    meta,
  };
}

function sortOf(sort: AdminSort): Sort & { key: (row: TravellingRow) => CursorKey } {
  const descending = sort.startsWith('-');
  const { columns, key } = sorts[(descending ? sort.slice(1) : sort) as AdminSortKey];
  return { columns, key, direction: descending ? 'desc' : 'asc' };
}
