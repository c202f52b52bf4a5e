import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Projection } from '../projection.ts';
import { tableRef } from '../view-rows.ts';

/**
 * Rows of one table in which the live view and its shadow differ: how many, and the first keys. Of
 * `dead_letters`: events that the shadow has parked and the live view has not.
 */
export type Difference = { table: string; rows: number; examples: string[] };

/**
 * Compares every row of the live tables with its shadow, whole rows byte by byte (`*<>`: as text
 * each was written out, carried through the join and compared, at several times the cost). Both move on at their
 * own pace, so a row that one side changed beyond the other's position is left out: `shadow` is the
 * shadow's position, `live` the live view's in the same snapshot (run it in one transaction of
 * isolation level repeatable read). A stream that either side has parked is left out, and what
 * streams share while there is any such. Stale marks are no part of what the log says: an earlier
 * release took them off where an event was skipped.
 */
export const compareShadow = async (
  db: Kysely<ReadDatabase>,
  projection: Projection,
  positions: { live: number; shadow: number },
): Promise<Difference[]> => {
  const differences: Difference[] = [];
  const parked = await parkedStreamIds(db, projection);
  for (const table of projection.tables) {
    if (table.isShared && parked.length > 0) continue;
    const isParked = sql`${sql.id(table.key[0] ?? '')}::text = any(${parked}::text[])`;
    const columns = table.key.map((column) => sql.id(column));
    const key = sql.join(columns);
    const keyAsText = sql.join(columns.map((column) => sql`${column}::text`));
    const differ = table.marksStale
      ? sql`case when live *<> shadow
          then to_jsonb(live) - 'stale_since' <> to_jsonb(shadow) - 'stale_since' else false end`
      : sql`live *<> shadow`;
    const { rows } = await sql<{ rows: number; examples: string[] | null }>`
      select count(*) as rows, (array_agg(concat_ws(' ', ${keyAsText})))[1:3] as examples
      from ${tableRef(table, 'live')} live
      full join ${tableRef(table, 'shadow')} shadow using (${key})
      where (live is null or shadow is null or ${differ}) and not ${isParked}
        and coalesce(live.position, 0) <= ${positions.shadow}
        and coalesce(shadow.position, 0) <= ${positions.live}`.execute(db);
    const [{ rows: count, examples } = { rows: 0, examples: null }] = rows;
    if (count > 0) differences.push({ table: table.name, rows: count, examples: examples ?? [] });
  }
  return differences;
};

const parkedStreamIds = async (
  db: Kysely<ReadDatabase>,
  { name }: Pick<Projection, 'name'>,
): Promise<string[]> => {
  const rows = await db
    .selectFrom('read.dead_letters')
    .select('stream_id')
    .distinct()
    .where('projection', '=', name)
    .where('place', 'in', ['live', 'shadow'])
    .execute();
  return rows.map(({ stream_id }) => stream_id);
};
