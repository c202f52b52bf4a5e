import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Projection } from './projection.ts';
import { tableRef } from './view-rows.ts';

/** Rows of one table in which the live view and its shadow differ: how many, and the first keys. */
export type Difference = { table: string; rows: number; examples: string[] };

/**
 * Compares every row of the live tables with its shadow, whole rows as text. Both move on at their
 * own pace, so a row that one side changed beyond the other's position is left out: `shadow` is the
 * shadow's position, `live` the live view's in the same snapshot (run it in one transaction of
 * isolation level repeatable read).
 */
export const compareShadow = async (
  db: Kysely<ReadDatabase>,
  projection: Projection,
  positions: { live: number; shadow: number },
): Promise<Difference[]> => {
  const differences: Difference[] = [];
  for (const table of projection.tables) {
    const columns = table.key.map((column) => sql.id(column));
    const key = sql.join(columns);
    const keyAsText = sql.join(columns.map((column) => sql`${column}::text`));
    const { rows } = await sql<{ rows: number; examples: string[] | null }>`
      select count(*) as rows, (array_agg(concat_ws(' ', ${keyAsText})))[1:3] as examples
      from (select ${key}, position as live_position, t::text as live_row
            from ${tableRef(table, 'live')} t) live
      full join (select ${key}, position as shadow_position, t::text as shadow_row
            from ${tableRef(table, 'shadow')} t) shadow using (${key})
      where live_row is distinct from shadow_row
        and coalesce(live_position, 0) <= ${positions.shadow}
        and coalesce(shadow_position, 0) <= ${positions.live}`.execute(db);
    const [{ rows: count, examples } = { rows: 0, examples: null }] = rows;
    if (count > 0) differences.push({ table: table.name, rows: count, examples: examples ?? [] });
  }
  return differences;
};
