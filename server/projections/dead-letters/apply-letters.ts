import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { assertSameLog } from '../assert-same-log.ts';
import { takeCheckpoint } from '../checkpoints.ts';
import type { ProjectionDeps } from '../project-batch.ts';
import type { Projection } from '../projection.ts';
import { tableRef } from '../view-rows.ts';
import { foldLetters, type LettersOf } from './fold-letters.ts';

/**
 * Applies parked events of these streams, at most the `most` oldest of them, to the live view, all
 * or none, in one transaction that holds the checkpoint; answers how many. Their rows count as
 * changed at the checkpoint's next position, which no reader has passed yet.
 */
export const applyLetters = (
  projection: Projection,
  { readDb, ...deps }: Pick<ProjectionDeps, 'readDb' | 'eventStore' | 'personalData'>,
  letters: LettersOf,
): Promise<number> =>
  readDb.transaction().execute(async (transaction) => {
    const checkpoint = await takeCheckpoint(transaction, projection);
    assertSameLog(projection, checkpoint, await deps.eventStore.head());
    const applied = await foldLetters(transaction, projection, 'live', deps, letters);
    if (applied === 0) return 0;
    const late = checkpoint.position + 1;
    await tellLate(transaction, projection, { streams: letters.streams, late });
    await transaction
      .updateTable('read.checkpoints')
      .set({ parked: sql`parked - ${applied}`, late_position: late })
      .where('projection', '=', projection.name)
      .execute();
    await sql`select pg_notify('late', ${projection.name})`.execute(transaction);
    return applied;
  });

/** Rows of these streams have changed, out of their turn. */
const tellLate = async (
  db: Kysely<ReadDatabase>,
  { tables }: Projection,
  { streams, late }: Pick<LettersOf, 'streams'> & { late: number },
): Promise<void> => {
  for (const table of tables.filter(({ marksStale }) => marksStale === true)) {
    const ids = streams
      .filter(({ streamType }) => table.streams.includes(streamType))
      .map(({ streamId }) => streamId);
    const key = sql.id(table.key[0] ?? '');
    await sql`
      insert into read.late_changes (order_id, position)
      select ${key}, ${late}::bigint from ${tableRef(table, 'live')} where ${key} = any(${ids}::uuid[])
      on conflict (order_id) do update set position = excluded.position`.execute(db);
  }
};
