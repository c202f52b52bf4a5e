import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { takeCheckpoint } from './checkpoints.ts';
import type { ProjectionDeps } from './project-batch.ts';
import { endRebuild, fillShadow, type RebuildRun } from './rebuild-run.ts';
import { swapShadow } from './shadow-tables.ts';

/** Events that the swap itself may still apply: more would hold readers and workers up. */
const mostInSwap = 500;

export type SwapIn = { shadow: number; epoch: string; sameLog: boolean };

/**
 * Makes the shadow the view, in one short transaction: takes the checkpoint (so that no worker is
 * in a batch), applies the few events that the live view has and the shadow lacks, swaps, moves the
 * checkpoint. Answers undefined, having done nothing, when the shadow must first be brought nearer.
 */
export const swapInRebuild = (
  db: Kysely<ReadDatabase>,
  deps: Pick<ProjectionDeps, 'eventStore' | 'personalData' | 'worker'>,
  rebuild: RebuildRun,
  { shadow, epoch, sameLog }: SwapIn,
): Promise<number | undefined> =>
  db.transaction().execute(async (transaction) => {
    // Readers that wait for the swap queue behind it, so it may only try for a moment.
    await sql`set local lock_timeout = '1s'`.execute(transaction);
    const { name, version } = rebuild.projection;
    const live = (await takeCheckpoint(transaction, rebuild.projection)).position;
    const behind = sameLog ? Math.max(live - shadow, 0) : 0;
    if (behind > mostInSwap) return undefined;
    const position =
      behind === 0
        ? shadow
        : await fillShadow(transaction, deps, rebuild, { after: shadow, limit: behind });
    await swapShadow(transaction, rebuild.projection);
    await transaction
      .updateTable('read.checkpoints')
      .set({ version, position, epoch, stopped_reason: null })
      .set({ rebuilds: sql`rebuilds + 1`, updated_at: sql<string>`now()` })
      .where('projection', '=', name)
      .execute();
    await writeDown(transaction, name, deps.worker, { from: sameLog ? live : 0, to: position });
    await endRebuild(transaction, rebuild);
    await sql`select pg_notify('view', ${String(position)})`.execute(transaction);
    return position;
  });

/** What the swap made visible; the batches of another log say nothing about this one. */
const writeDown = async (
  db: Kysely<ReadDatabase>,
  projection: string,
  worker: string,
  { from, to }: { from: number; to: number },
): Promise<void> => {
  if (from === 0) {
    await db.deleteFrom('read.batches').where('projection', '=', projection).execute();
  }
  if (to === from) return;
  await db
    .insertInto('read.batches')
    .values({ projection, from_position: from, to_position: to, events: to - from, worker })
    .execute();
};
