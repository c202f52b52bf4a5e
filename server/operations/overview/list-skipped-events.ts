import type { Kysely } from 'kysely';
import { isOfThisLog } from '#db/read/is-of-this-log.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { SkippedEvent } from '#server/contracts/operations.ts';

const mostAtOnce = 50;

/** The events that operators left out of this log last, newest first. */
export const listSkippedEvents = async (db: Kysely<ReadDatabase>): Promise<SkippedEvent[]> => {
  // What was decided, with the number of the order that it is about.
  const rows = await db
    .selectFrom('read.skipped_events as skipped')
    .leftJoin('read.orders as order', (join) =>
      join.onRef('order.id', '=', 'skipped.stream_id').on('skipped.stream_type', '=', 'order'),
    )
    .selectAll('skipped')
    .select('order.number')
    .where(isOfThisLog)
    .orderBy('skipped.skipped_at', 'desc')
    .orderBy('skipped.position', 'desc')
    .limit(mostAtOnce)
    .execute();
  return rows.map((row) => {
    const isOrder = row.stream_type === 'order';
    return {
      projection: row.projection,
      position: row.position,
      type: row.type,
      version: row.version,
      orderId: isOrder ? row.stream_id : null,
      // An order whose beginning was left out has no row: that event's position is its number.
      number: row.number ?? (isOrder && row.version === 1 ? row.position : null),
      reason: row.reason,
      by: row.skipped_by,
      at: row.skipped_at,
    };
  });
};
