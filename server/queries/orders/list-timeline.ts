import { sql } from 'kysely';
import { isOfThisLog } from '#db/read/is-of-this-log.ts';
import {
  type SkippedOrderEvent,
  skippedOrderEvent,
  type TimelineEntry,
  timelineEntry,
} from '#server/contracts/order-queries.ts';
import type { Meta } from '#server/contracts/page.ts';
import { isStaff } from '#server/contracts/permissions.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import type { Reads } from '#server/queries/reads.ts';
import { metaColumns, metaFrom, wasWhole } from '#server/queries/view-meta.ts';

/**
 * The events of an order, or undefined in `data` when it is not there for this viewer. `leftOut`: those
 * that the views lack for good; staff are told of them where the order itself was left out, too.
 * `wasWhole`: see `view-meta`.
 */
export type TimelineAnswer = {
  data: TimelineEntry[] | undefined;
  leftOut: SkippedOrderEvent[];
  meta: Meta;
  wasWhole: boolean;
};

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
    .select([leftOutOf(orderId).as('left_out'), wasWhole.as('was_whole')])
    .selectAll('event')
    .where('view.projection', '=', 'orders')
    .orderBy('event.version')
    .execute();
  const view = { meta: metaFrom(found[0], 'orders'), wasWhole: found[0]?.was_whole ?? false };
  const leftOut = (found[0]?.left_out ?? []).map((skipped) => {
    const { version, position, at } = skipped;
    return skippedOrderEvent.parse(isStaff(viewer.role) ? skipped : { version, position, at });
  });
  if (found[0]?.order_id === null) {
    return { data: undefined, leftOut: isStaff(viewer.role) ? leftOut : [], ...view };
  }
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
  return { data, leftOut, ...view };
}

/** What operators left out of this order. */
const leftOutOf = (orderId: string) => sql<Record<string, unknown>[] | null>`(
  select json_agg(json_build_object(
    'version', skipped.version, 'position', skipped.position, 'type', skipped.type,
    'reason', skipped.reason, 'by', skipped.skipped_by,
    'at', to_char(skipped.skipped_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  ) order by skipped.version)
  from read.skipped_events skipped
  where skipped.projection = 'orders' and skipped.stream_type = 'order'
    and skipped.stream_id = ${orderId} and ${isOfThisLog})`;
