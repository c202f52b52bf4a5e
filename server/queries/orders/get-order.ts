import type { Order } from '#server/contracts/order.ts';
import type { Meta } from '#server/contracts/page.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { column } from '#server/queries/pages/keyset.ts';
import type { Reads } from '#server/queries/reads.ts';
import { getOrderAt } from './get-order-at.ts';
import { orderFromRow } from './order-from-row.ts';
import { orderWhere, readOrderRows } from './read-order-rows.ts';
import { visibleTo } from './visible-orders.ts';

/**
 * One order, or undefined in `order` when it is not there for this viewer; and what that is true for.
 * `wasWhole`: see `view-meta`.
 */
export type OrderAnswer = { order: Order | undefined; meta: Meta; wasWhole: boolean };

/** One order as it is, or as it was at version `at`. Somebody else's is not there. */
export async function getOrder(
  reads: Reads,
  viewer: Viewer,
  id: string,
  { at }: { at?: number | undefined } = {},
): Promise<OrderAnswer> {
  const visible = visibleTo(viewer);
  const conditions = [orderWhere('order.id', '=', id), ...visible];
  const { rows, meta, wasWhole } = await readOrderRows(reads, {
    conditions,
    sort: { columns: [column('id')], direction: 'asc' },
    limit: 1,
    onePlan:
      visible.length === 0
        ? { name: 'any order', parameters: [id] }
        : { name: 'my order', parameters: [id, viewer.id] },
  });
  const order = rows[0] && orderFromRow(rows[0], viewer);
  const isNow = order === undefined || at === undefined || at === order.version;
  if (isNow) return { order, meta, wasWhole };
  const before = at > order.version ? undefined : await getOrderAt(reads, order, at);
  return { order: before, meta, wasWhole };
}
