import { sql } from 'kysely';
import type { AdminSort, AdminSortKey } from '#server/contracts/order-queries.ts';
import type { TravellingRow } from '#server/projections/tables/order-row.ts';
import type { CursorKey } from '#server/queries/pages/cursors.ts';
import { column, type Sort, type SortColumn } from '#server/queries/pages/keyset.ts';

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

/**
 * A total that no index is asked for. The cheapest orders of a product that is only in dear ones stand
 * behind hundreds of thousands of others in the index by total, which took seconds at 1 M orders; to
 * sort the product's own orders is bounded by their number.
 */
const sortedByHand: SortColumn = (table) => sql`(${sql.ref(`${table}.total`)} + 0)`;

/** How a list is sorted, and the key of a row in it. `ofProduct`: only a product's orders are in it. */
export function sortOf(
  sort: AdminSort,
  { ofProduct = false }: { ofProduct?: boolean } = {},
): Sort & { key: (row: TravellingRow) => CursorKey } {
  const descending = sort.startsWith('-');
  const name = (descending ? sort.slice(1) : sort) as AdminSortKey;
  const { columns, key } = sorts[name];
  const byHand = ofProduct && name === 'total';
  return {
    columns: byHand ? [sortedByHand, column('id')] : columns,
    key,
    direction: descending ? 'desc' : 'asc',
  };
}
