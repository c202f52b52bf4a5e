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
 * Lets one run of a projection begin at a time, until the transaction ends: where there is no row
 * yet, none can be locked, and two that begin would both make one.
 */
export const lockBegin = async (
  db: Kysely<ReadDatabase>,
  { name }: Pick<Projection, 'name'>,
): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('rebuild'), hashtext(${name}))`.execute(db);
};

/**
 * Records progress inside the transaction that makes it, before its first write: another run's
 * tables must not be touched. The fence of each step. Throws RebuildTakenOver.
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
 * Fences a long step that records no progress: blocks another run until the transaction ends, but
 * not this run's heartbeat. Throws RebuildTakenOver.
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
