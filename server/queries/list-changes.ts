import type { ListChangesQuery, OrderChanges } from '#server/contracts/order-queries.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { column, type Sort } from './keyset.ts';
import { orderFromRow } from './order-from-row.ts';
import { orderWhere, readOrderRows } from './read-order-rows.ts';
import type { Reads } from './reads.ts';

const oldestChangeFirst: Sort = { columns: [column('position')], direction: 'asc' };

/**
 * The viewer's orders (an admin's: all) whose row changed after a position, oldest change first.
 * `position` is how far the answer reaches: nothing of the viewer's changed between its last row
 * and there. It is below `after` when the view itself is, as after a restore.
 */
export async function listChanges(
  reads: Reads,
  viewer: Viewer,
  { after, limit }: Pick<ListChangesQuery, 'after' | 'limit'>,
): Promise<OrderChanges> {
  const conditions = [orderWhere('order.position', '>', after)];
  if (viewer.role !== 'admin') conditions.push(orderWhere('order.customer_id', '=', viewer.id));
  const { rows, more, meta } = await readOrderRows(reads, {
    conditions,
    sort: oldestChangeFirst,
    limit,
  });
  const last = rows.at(-1);
  return {
    from: after,
    position: more && last ? last.position : meta.position,
    changes: rows.map((row) => orderFromRow(row, viewer)),
    more,
    meta,
  };
}
