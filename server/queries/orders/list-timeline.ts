import { sql } from 'kysely';
import { type TimelineEntry, timelineEntry } from '#server/contracts/order-queries.ts';
import type { Meta } from '#server/contracts/page.ts';
import { isStaff } from '#server/contracts/permissions.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import type { Reads } from '#server/queries/reads.ts';
import { metaColumns, metaFrom } from '#server/queries/view-meta.ts';

/** The events of an order, or undefined in `data` when it is not there for this viewer. */
export type TimelineAnswer = { data: TimelineEntry[] | undefined; meta: Meta };

/** An order's history, oldest first. Customers do not see the shop's internal notes. */
export async function listTimeline(
  { db }: Reads,
  viewer: Viewer,
  orderId: string,
): Promise<TimelineAnswer> {
  // The events that this viewer may see, of an order that this viewer may see, and the checkpoint.
  const found = await db
    .selectFrom('read.checkpoints as view')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('read.order_events as event')
          .innerJoin('read.orders as order', 'order.id', 'event.order_id')
          .selectAll('event')
          .where('event.order_id', '=', orderId)
          .$if(!isStaff(viewer.role), (own) =>
            own
              .where('order.customer_id', '=', viewer.id)
              .where(sql<boolean>`event.data ->> 'visibility' is distinct from 'internal'`),
          )
          .as('event'),
      (join) => join.onTrue(),
    )
    .select(metaColumns)
    .selectAll('event')
    .where('view.projection', '=', 'orders')
    .orderBy('event.version')
    .execute();
  const meta = metaFrom(found[0], 'orders');
  if (found[0]?.order_id === null) return { data: undefined, meta };
  const data = found.map((row) =>
    timelineEntry.parse({
      version: row.version,
      position: row.position,
      type: row.type,
      at: row.at,
      actor: { id: row.actor_id, role: row.actor_role },
      commandId: row.command_id,
      data: row.data,
    }),
  );
  return { data, meta };
}
