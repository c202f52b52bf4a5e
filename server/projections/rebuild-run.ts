import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { assertContiguous } from './assert-same-log.ts';
import { foldBatch } from './fold-batch.ts';
import { openEvents } from './open-events.ts';
import type { ProjectionDeps } from './project-batch.ts';
import type { Projection } from './projection.ts';
import { createShadow, dropShadow } from './shadow-tables.ts';
import { writesOf } from './view-rows.ts';

/** A rebuild that somebody started later is at the same shadow tables: this one gives way. */
export class RebuildTakenOver extends Error {
  readonly code = 'rebuild-taken-over';
  constructor(projection: string) {
    super(`Another rebuild of ${projection} was started; this one ends and changed nothing.`);
    this.name = 'RebuildTakenOver';
  }
}

/** One run of a rebuild; its row in `read.rebuilds` fences off every other. */
export type RebuildRun = { projection: Projection; run: string; target: number };

/** Starts from nothing, whatever was there before. */
export const beginRebuild = (
  db: Kysely<ReadDatabase>,
  { projection, run, target }: RebuildRun,
): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    const fresh = { run, target, position: 0 };
    await transaction
      .insertInto('read.rebuilds')
      .values({ projection: projection.name, ...fresh })
      .onConflict((conflict) =>
        conflict
          .column('projection')
          .doUpdateSet({ ...fresh, started_at: sql`now()`, updated_at: sql`now()` }),
      )
      .execute();
    await createShadow(transaction, projection);
  });

/** Ends a run without a swap: nothing of it stays. */
export const discardRebuild = (
  db: Kysely<ReadDatabase>,
  { projection, run }: RebuildRun,
): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    await endRebuild(transaction, { projection, run });
    await dropShadow(transaction, projection);
  });

/** Takes the run's row away; throws RebuildTakenOver when it is another run's by now. */
export const endRebuild = async (
  db: Kysely<ReadDatabase>,
  { projection, run }: Pick<RebuildRun, 'projection' | 'run'>,
): Promise<void> => {
  const { numDeletedRows } = await db
    .deleteFrom('read.rebuilds')
    .where('projection', '=', projection.name)
    .where('run', '=', run)
    .executeTakeFirst();
  if (numDeletedRows !== 1n) throw new RebuildTakenOver(projection.name);
};

/** Says where the shadow is, inside the transaction that brought it there. */
export const moveRebuild = async (
  db: Kysely<ReadDatabase>,
  { projection, run }: RebuildRun,
  position: number,
): Promise<void> => {
  const { numUpdatedRows } = await db
    .updateTable('read.rebuilds')
    .set({ position, updated_at: sql<string>`now()` })
    .where('projection', '=', projection.name)
    .where('run', '=', run)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new RebuildTakenOver(projection.name);
};

/** Applies the next events of the log to the shadow; answers its new position. */
export const fillShadow = async (
  transaction: Kysely<ReadDatabase>,
  { eventStore, personalData }: Pick<ProjectionDeps, 'eventStore' | 'personalData'>,
  rebuild: RebuildRun,
  { after, limit }: { after: number; limit: number },
): Promise<number> => {
  const stored = await eventStore.readLog(after, limit);
  assertContiguous(after, stored);
  const position = stored.at(-1)?.position ?? after;
  // The fence before the first write: what another run's tables hold is not ours to touch.
  await moveRebuild(transaction, rebuild, position);
  const events = await openEvents(rebuild.projection, stored, personalData);
  const { changed } = await foldBatch(transaction, rebuild.projection, 'shadow', events);
  const writes = writesOf(rebuild.projection, 'shadow', changed);
  if (writes.length > 0) await sql`with ${sql.join(writes)} select`.execute(transaction);
  return position;
};
