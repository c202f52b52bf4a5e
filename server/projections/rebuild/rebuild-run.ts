import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { beat } from '#server/runtime/beat.ts';
import { endRebuild, lockBegin, type RebuildPlace, type RebuildRun } from './rebuild-fence.ts';
import { putBackPrevious } from './rollback-run.ts';
import { createShadow, dropShadow, hasShadow } from './shadow-tables.ts';

type Log = { position: number; epoch: string };

/**
 * Takes up what an interrupted run of the same projection and log has left, unless `restart`, or
 * starts from nothing. Any other run that is at it ends at its next step. What a roll-back has left
 * is no rebuild's: its view is kept to go back to.
 */
export const beginRebuild = (
  db: Kysely<ReadDatabase>,
  { projection, runId }: RebuildRun,
  { head, restart }: { head: Log; restart: boolean },
): Promise<RebuildPlace> =>
  db.transaction().execute(async (transaction) => {
    const { name, version } = projection;
    await lockBegin(transaction, projection);
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
        .set({ run: runId, updated_at: now, seen_at: now, per_second: 0 })
        .where('projection', '=', name)
        .execute();
      return left;
    }
    const place = {
      position: 0,
      target: head.position,
      done: 0,
      total: null,
      cursor_stream: null,
    };
    await startAnew(transaction, { projection, runId }, { ...place, epoch: head.epoch });
    await createShadow(transaction, projection);
    return { ...place, phase: 'fill' };
  });

const startAnew = async (
  db: Kysely<ReadDatabase>,
  { projection: { name, version }, runId }: RebuildRun,
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
    .values({ projection: name, run: runId, version, phase: 'fill', ...place, started_at: now })
    .execute();
};

/** Ends a run without a swap: nothing of it stays. */
export const discardRebuild = (
  db: Kysely<ReadDatabase>,
  { projection, runId }: RebuildRun,
): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    await endRebuild(transaction, { projection, runId });
    await dropShadow(transaction, projection);
    await transaction
      .deleteFrom('read.dead_letters')
      .where('projection', '=', projection.name)
      .where('place', '=', 'shadow')
      .execute();
  });

/** Says that a rebuild's process lives; answers its end. */
export const beatRebuild = (db: Kysely<ReadDatabase>, { runId }: RebuildRun): (() => void) =>
  beat(() =>
    db
      .updateTable('read.rebuilds')
      .set({ seen_at: sql<string>`now()` })
      .where('run', '=', runId)
      .execute(),
  );
