import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';

/** What stands in place of the worker where several old batches were made one. */
export const mergedWorker = '';

/** Batches of a projection that are kept as they were: a day of a busy shop's last hours. */
const keptBatches = 10_000;
/** Older ones become one row for so many positions, so that the sums that are audited stay whole. */
const mergedPositions = 100_000;

/** Makes one row of old batches that follow one another; does nothing while there are few. */
export const pruneBatches = async (
  db: Kysely<ReadDatabase>,
  { keep = keptBatches, span = mergedPositions } = {},
): Promise<void> => {
  // Only whole spans below the newest rows, and only those of more than one row: a lone one would be
  // written anew every time. Materialised: else the newest rows are counted anew for every row, 25
  // million reads for 5,000 rows.
  await sql`
    with bounds as materialized (
      select c.projection, (
        select to_position from read.batches b
        where b.projection = c.projection order by to_position desc offset ${keep} limit 1
      ) as upto
      from read.checkpoints c
    ), spans as materialized (
      select b.projection, (b.to_position - 1) / ${span}::bigint as span
      from read.batches b join bounds on b.projection = bounds.projection
      where b.to_position <= (bounds.upto / ${span}::bigint) * ${span}::bigint
      group by 1, 2 having count(*) > 1
    ), old as (
      delete from read.batches b using spans
      where b.projection = spans.projection
        and b.to_position > spans.span * ${span}::bigint
        and b.to_position <= (spans.span + 1) * ${span}::bigint
      returning b.*
    )
    insert into read.batches (projection, from_position, to_position, events, worker, committed_at)
    select projection, min(from_position), max(to_position), sum(events)::integer, ${mergedWorker},
      max(committed_at)
    from old group by projection, (to_position - 1) / ${span}::bigint`.execute(db);
};
