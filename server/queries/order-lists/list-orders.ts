import type { Order } from '#server/contracts/order.ts';
import type { ListOrdersQuery } from '#server/contracts/order-queries.ts';
import type { Page } from '#server/contracts/page.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { orderFromRow } from '#server/queries/orders/order-from-row.ts';
import { orderWhere, readOrderRows } from '#server/queries/orders/read-order-rows.ts';
import { column, type Sort } from '#server/queries/pages/keyset.ts';
import type { Reads } from '#server/queries/reads.ts';

const newestFirst: Sort = { columns: [column('created_at'), column('id')], direction: 'desc' };

/** The viewer's own orders, newest first. Throws InvalidCursor. */
export async function listOrders(
  reads: Reads,
  viewer: Viewer,
  { status, limit, cursor }: ListOrdersQuery,
): Promise<Page<Order>> {
  const list = { list: 'orders', user: viewer.id, status };
  const conditions = [orderWhere('order.customer_id', '=', viewer.id)];
  if (status !== undefined) conditions.push(orderWhere('order.status', '=', status));
  const { rows, more, meta } = await readOrderRows(reads, {
    conditions,
    sort: newestFirst,
    after: cursor === undefined ? undefined : reads.cursors.open(cursor, list),
    limit,
    ...(status === undefined &&
      cursor === undefined && { onePlan: { name: 'my orders', parameters: [viewer.id] } }),
  });
  const last = rows.at(-1);
  return {
    data: rows.map((row) => orderFromRow(row, viewer)),
    hasMore: more,
    nextCursor: more && last ? reads.cursors.seal([last.created_at, last.id], list) : null,
    meta,
  };
}
