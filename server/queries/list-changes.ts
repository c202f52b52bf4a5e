import { lateOrders, mostLate } from '#db/read/late-orders.ts';
import type { ListChangesQuery, OrderChanges } from '#server/contracts/order-queries.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { orderColumns, orderFromRow } from './orders/order-from-row.ts';
import { orderWhere, readOrderRows } from './orders/read-order-rows.ts';
import { visibleTo } from './orders/visible-orders.ts';
import { column, type Sort } from './pages/keyset.ts';
import type { Reads } from './reads.ts';

const oldestChangeFirst: Sort = { columns: [column('position')], direction: 'asc' };

/**
 * The viewer's orders (the staff's: all) whose row changed after a position, oldest change first, and
 * before them, whatever the limit, those that changed out of their turn (a stale mark, a retry) and
 * are told with a position above it. `position` is how far the answer reaches: nothing of the
 * viewer's changed between its last row and there. It is below `after` when the view itself is, as
 * after a restore. When more changed out of their turn than fit, none is told, and the answer leads
 * nowhere: `more` from where it was asked.
 */
export async function listChanges(
  reads: Reads,
  viewer: Viewer,
  { after, limit }: Pick<ListChangesQuery, 'after' | 'limit'>,
): Promise<OrderChanges> {
  const own = visibleTo(viewer);
  const { rows, more, meta, lateTo } = await readOrderRows(reads, {
    conditions: [orderWhere('order.position', '>', after), ...own],
    sort: oldestChangeFirst,
    limit,
  });
  const late =
    lateTo > after
      ? await lateOrders(reads.db, after)
          .select(orderColumns.map((name) => `order.${name}` as const))
          .where((where) => where.and([...own]))
          .execute()
      : [];
  if (late.length > mostLate) {
    const position = Math.min(after, meta.position);
    return { from: after, position, changes: [], more: true, meta };
  }
  const known = new Set(rows.map(({ id }) => id));
  const last = rows.at(-1);
  return {
    from: after,
    position: more && last ? last.position : meta.position,
    changes: [...late.filter(({ id }) => !known.has(id)), ...rows].map((row) =>
      orderFromRow(row, viewer),
    ),
    more,
    meta,
  };
}
