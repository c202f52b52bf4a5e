import type { OrderCounts } from '#server/contracts/order-queries.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import type { Reads } from '#server/queries/reads.ts';
import { metaColumns, metaFrom } from '#server/queries/view-meta.ts';

/** Orders by status: the viewer's own, or everybody's. Kept by the projection, counted by nobody. */
export async function countOrders(
  { db }: Reads,
  viewer: Viewer,
  whose: 'own' | 'all',
): Promise<OrderCounts> {
  const scope = whose === 'all' ? 'all' : viewer.id;
  // The counters of the scope and the checkpoint; the checkpoint alone when nothing was ordered.
  const rows = await db
    .selectFrom('read.checkpoints as view')
    .leftJoin('read.order_counts as counter', (join) => join.on('counter.scope', '=', scope))
    .select(metaColumns)
    .select(['counter.status', 'counter.count'])
    .where('view.projection', '=', 'orders')
    .execute();
  const byStatus = { pending: 0, shipped: 0, delivered: 0, cancelled: 0 };
  for (const { status, count } of rows) if (status !== null) byStatus[status] = count ?? 0;
  const total = Object.values(byStatus).reduce((sum, count) => sum + count, 0);
  return { total, byStatus, meta: metaFrom(rows[0], 'orders') };
}
