import { mostLate } from '#db/read/late-orders.ts';
import type { ListChangesQuery, OrderChanges } from '#server/contracts/order-queries.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { orderFromRow } from './orders/order-from-row.ts';
import { orderWhere, readOrderRows } from './orders/read-order-rows.ts';
import { readToldRows, type ToldRow } from './orders/read-told-rows.ts';
import { visibleTo } from './orders/visible-orders.ts';
import { column, type Sort } from './pages/keyset.ts';
import type { Reads } from './reads.ts';

const oldestChangeFirst: Sort = { columns: [column('position')], direction: 'asc' };

type Request = Pick<ListChangesQuery, 'after' | 'limit'>;

/**
 * The viewer's orders (the staff's: all) whose row changed after a position, oldest change first. One
 * that changed out of its turn (a stale mark, a retry) stands where it is told. `position` is how
 * far the answer reaches: nothing of the viewer's changed between its last row and there. It is below
 * `after` when the view itself is, as after a restore.
 */
export async function listChanges(
  reads: Reads,
  viewer: Viewer,
  { after, limit }: Request,
): Promise<OrderChanges> {
  const { rows, more, meta, lateTo } = await readOrderRows(reads, {
    conditions: [orderWhere('order.position', '>', after), ...visibleTo(viewer)],
    sort: oldestChangeFirst,
    limit,
  });
  if (lateTo > after) return listWithLate(reads, viewer, { after, limit });
  const last = rows.at(-1);
  return {
    from: after,
    position: more && last ? last.position : meta.position,
    changes: rows.map((row) => orderFromRow(row, viewer)),
    more,
    meta,
  };
}

/**
 * The same where orders changed out of their turn. Those told with one position cannot be parted by
 * it: they come together, though they be more than `limit`. When they are more than an answer holds,
 * none is told, and the answer leads nowhere: `more` from where it was asked.
 */
async function listWithLate(
  reads: Reads,
  viewer: Viewer,
  { after, limit }: Request,
): Promise<OrderChanges> {
  const request = { conditions: visibleTo(viewer), after, limit: limit + 1 };
  const { rows, meta } = await readToldRows(reads, request);
  const page = wholePositions(rows, limit);
  if (page.length > mostLate) {
    return { from: after, position: Math.min(after, meta.position), changes: [], more: true, meta };
  }
  const reached = page.at(-1)?.told ?? meta.position;
  // If one position fills the page, rows beyond it were not read; beyond the view there are none.
  const more = page.length < rows.length || (page.length > limit && reached <= meta.position);
  return {
    from: after,
    position: more ? Math.min(reached, meta.position) : meta.position,
    changes: page.map((row) => orderFromRow(row, viewer)),
    more,
    meta,
  };
}

/** The first rows, at most `limit`, without splitting a position; the first position always whole. */
const wholePositions = (rows: readonly ToldRow[], limit: number): readonly ToldRow[] => {
  const cut = rows[limit]?.told;
  const fit = cut === undefined ? 0 : rows.findIndex(({ told }) => told === cut);
  return fit === 0 ? rows : rows.slice(0, fit);
};
