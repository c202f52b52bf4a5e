import type { Kysely } from 'kysely';
import { isOfThisLog } from '#db/read/is-of-this-log.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { OperationsOverview } from '#server/contracts/operations.ts';
import { orderNumberOf } from './order-number-of.ts';

const mostAtOnce = 50;

/** The events that operators left out of this log last, newest first. */
export const listSkippedEvents = async (
  db: Kysely<ReadDatabase>,
): Promise<OperationsOverview['skipped']> => {
  // What was decided, with the number of the order that it is about.
  const rows = await db
    .selectFrom('read.skipped_events as skipped')
    .selectAll('skipped')
    .select(orderNumberOf('skipped').as('number'))
    .where(isOfThisLog)
    .orderBy('skipped.skipped_at', 'desc')
    .orderBy('skipped.position', 'desc')
    .limit(mostAtOnce)
    .execute();
  return rows.map((row) => ({
    projection: row.projection,
    position: row.position,
    type: row.type,
    version: row.version,
    orderId: row.stream_type === 'order' ? row.stream_id : null,
    number: row.number,
    reason: row.reason,
    by: row.skipped_by,
    at: row.skipped_at,
  }));
};
