import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { RebuildsTable } from '#db/read/operations-schema.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import { beat } from '#server/runtime/beat.ts';
import type { Projection } from '../projection.ts';
import { RebuildTakenOver } from './rebuild-taken-over.ts';
import { putBackPrevious } from './rollback-run.ts';
import { createShadow, dropShadow, hasShadow } from './shadow-tables.ts';

/** One run of a rebuild; its row in `read.rebuilds` fences off every other. */
export type RebuildRun = { projection: Projection; run: string };

export type RebuildPlace = Pick<
  Selectable<RebuildsTable>,
  'position' | 'target' | 'phase' | 'done' | 'cursor_stream'
>;

type Log = { position: number; epoch: string };

/**
 * Takes up what an interrupted run of the same projection and log has left, unless `restart`, or
 * starts from nothing. Any other run that is at it ends at its next step. What a roll-back has left
 * is no rebuild's: its view is kept to go back to.
 */
export const beginRebuild = (
  db: Kysely<ReadDatabase>,
  { projection, run }: RebuildRun,
  { head, restart }: { head: Log; restart: boolean },
): Promise<RebuildPlace> =>
  db.transaction().execute(async (transaction) => {
    const { name, version } = projection;
    const left = await transaction
      .selectFrom('read.rebuilds')
      .selectAll()
      .where('projection', '=', name)
      .forUpdate()
      .executeTakeFirst();
    const isThere = left !== undefined && (await hasShadow(transaction, projection));
    const isOurs =
      left?.version === version && left.epoch === head.epoch && left.target <= head.position;
    if (isThere && left.rolls_back) {
      await putBackPrevious(transaction, projection, left);
    } else if (isThere && isOurs && !restart) {
      const now = sql<string>`now()`;
      await transaction
        .updateTable('read.rebuilds')
        .set({ run, updated_at: now, seen_at: now, per_second: 0 })
        .where('projection', '=', name)
        .execute();
      return left;
    }
    const place = { position: 0, target: head.position, done: 0, cursor_stream: null };
    await startAnew(transaction, { projection, run }, { ...place, epoch: head.epoch });
    await createShadow(transaction, projection);
    return { ...place, phase: 'fill' };
  });

const startAnew = async (
  db: Kysely<ReadDatabase>,
  { projection: { name, version }, run }: RebuildRun,
  place: Omit<RebuildPlace, 'phase'> & { epoch: string },
): Promise<void> => {
  const now = sql<string>`now()`;
  await db.deleteFrom('read.rebuilds').where('projection', '=', name).execute();
  await db
    .deleteFrom('read.dead_letters')
    .where('projection', '=', name)
    .where('place', '=', 'shadow')
    .execute();
  await db
    .insertInto('read.rebuilds')
    .values({ projection: name, run, version, phase: 'fill', ...place, started_at: now })
    .execute();
};

/** Ends a run without a swap: nothing of it stays. */
export const discardRebuild = (
  db: Kysely<ReadDatabase>,
  { projection, run }: RebuildRun,
): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    await endRebuild(transaction, { projection, run });
    await dropShadow(transaction, projection);
    await transaction
      .deleteFrom('read.dead_letters')
      .where('projection', '=', projection.name)
      .where('place', '=', 'shadow')
      .execute();
  });

/** Takes the run's row away; throws RebuildTakenOver when it is another run's by now. */
export const endRebuild = async (
  db: Kysely<ReadDatabase>,
  { projection, run }: RebuildRun,
): Promise<void> => {
  const { numDeletedRows } = await db
    .deleteFrom('read.rebuilds')
    .where('projection', '=', projection.name)
    .where('run', '=', run)
    .executeTakeFirst();
  if (numDeletedRows !== 1n) throw new RebuildTakenOver(projection.name);
};

/** Says where the shadow is, inside the transaction that brought it there. The fence of each step. */
export const moveRebuild = async (
  db: Kysely<ReadDatabase>,
  { projection, run }: RebuildRun,
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
    .where('run', '=', run)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new RebuildTakenOver(projection.name);
};

/**
 * The fence of a step that takes long and moves nothing: holds off another run to the transaction's
 * end, and lets the beat through.
 */
export const fenceRebuild = async (
  db: Kysely<ReadDatabase>,
  { projection, run }: RebuildRun,
): Promise<void> => {
  const held = await db
    .selectFrom('read.rebuilds')
    .select('run')
    .where('projection', '=', projection.name)
    .where('run', '=', run)
    .forKeyShare()
    .executeTakeFirst();
  if (held === undefined) throw new RebuildTakenOver(projection.name);
};

/** Says that a rebuild's process lives; answers its end. */
export const beatRebuild = (db: Kysely<ReadDatabase>, { run }: RebuildRun): (() => void) =>
  beat(() =>
    db
      .updateTable('read.rebuilds')
      .set({ seen_at: sql<string>`now()` })
      .where('run', '=', run)
      .execute(),
  );
