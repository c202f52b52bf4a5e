import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { RebuildsTable } from '#db/read/operations-schema.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Projection } from '../projection.ts';
import { RebuildTakenOver } from './rebuild-taken-over.ts';

/** One run of a rebuild or roll-back; its row in `read.rebuilds` fences off every other. */
export type RebuildRun = { projection: Projection; runId: string };

/** How far a run is. */
export type RebuildPlace = Pick<
  Selectable<RebuildsTable>,
  'position' | 'target' | 'phase' | 'done' | 'total' | 'cursor_stream'
>;

/**
 * Says where the shadow is, inside the transaction that brings it there, and before its first write:
 * what another run's tables hold is not this one's to touch. The fence of each step. Throws
 * RebuildTakenOver.
 */
export const moveRebuild = async (
  db: Kysely<ReadDatabase>,
  { projection, runId }: RebuildRun,
  place: Partial<Omit<RebuildPlace, 'done'>> & {
    done?: number | RawBuilder<number>;
    per_second?: number;
  },
): Promise<void> => {
  const now = sql<string>`now()`;
  const { numUpdatedRows } = await db
    .updateTable('read.rebuilds')
    .set({ ...place, updated_at: now, seen_at: now })
    .where('projection', '=', projection.name)
    .where('run', '=', runId)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new RebuildTakenOver(projection.name);
};

/**
 * The fence of a step that takes long and moves nothing: holds off another run to the transaction's
 * end, and lets the beat through. Throws RebuildTakenOver.
 */
export const fenceRebuild = async (
  db: Kysely<ReadDatabase>,
  { projection, runId }: RebuildRun,
): Promise<void> => {
  const held = await db
    .selectFrom('read.rebuilds')
    .select('run')
    .where('projection', '=', projection.name)
    .where('run', '=', runId)
    .forKeyShare()
    .executeTakeFirst();
  if (held === undefined) throw new RebuildTakenOver(projection.name);
};

/** Takes the run's row away. Throws RebuildTakenOver when it is another run's by now. */
export const endRebuild = async (
  db: Kysely<ReadDatabase>,
  { projection, runId }: RebuildRun,
): Promise<void> => {
  const { numDeletedRows } = await db
    .deleteFrom('read.rebuilds')
    .where('projection', '=', projection.name)
    .where('run', '=', runId)
    .executeTakeFirst();
  if (numDeletedRows !== 1n) throw new RebuildTakenOver(projection.name);
};
