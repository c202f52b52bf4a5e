import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { ensureCheckpoint } from './checkpoints.ts';
import { compareShadow, type Difference } from './compare-shadow.ts';
import type { ProjectionDeps } from './project-batch.ts';
import type { Projection } from './projection.ts';
import {
  beginRebuild,
  discardRebuild,
  fillShadow,
  moveRebuild,
  type RebuildRun,
} from './rebuild-run.ts';
import { shadowIndexes } from './shadow-tables.ts';
import { swapInRebuild } from './swap-in-rebuild.ts';

export type RebuildPhase = 'fill' | 'index' | 'catch up' | 'compare' | 'swap';

export type RebuildOptions = {
  /** Swap even if rows came out differently: after an erasure, or to mend a wrong view. */
  acceptDifferences?: boolean;
  onProgress?: (phase: RebuildPhase, position: number, target: number) => void;
  batchEvents?: number;
};

/** `compared` is false when the live view is of another version or another log. */
export type RebuildReport = {
  swapped: boolean;
  position: number;
  compared: boolean;
  differences: Difference[];
};

/**
 * Makes a projection anew beside the live one and swaps it in: shadow tables are filled from the
 * log, indexed, caught up, compared with the live rows, and swapped in one short transaction.
 * Readers and workers go on meanwhile; ended half way it leaves the old view as it is, and the next
 * run starts clean. Without `acceptDifferences` a view that came out differently is not swapped in.
 */
export const rebuildProjection = (
  projection: Projection,
  deps: ProjectionDeps,
  options: RebuildOptions = {},
): Promise<RebuildReport> =>
  deps.readDb.connection().execute(async (db) => {
    // Building an index over millions of rows takes longer than any live batch may, and a later
    // run waits for it.
    await sql`select set_config('statement_timeout', '0', false),
      set_config('lock_timeout', '0', false),
      set_config('transaction_timeout', '0', false)`.execute(db);
    try {
      return await rebuild(db, projection, deps, options);
    } finally {
      await sql`reset all`.execute(db).catch(() => {});
    }
  });

const rebuild = async (
  db: Kysely<ReadDatabase>,
  projection: Projection,
  deps: ProjectionDeps,
  { acceptDifferences = false, onProgress = () => {}, batchEvents = 5_000 }: RebuildOptions,
): Promise<RebuildReport> => {
  const head = await deps.eventStore.head();
  const run: RebuildRun = { projection, run: randomUUID(), target: head.position };
  await ensureCheckpoint(db, projection);
  await beginRebuild(db, run);
  let position = 0;
  const fill = async (phase: RebuildPhase) => {
    let before: number;
    do {
      before = position;
      position = await db
        .transaction()
        .execute((transaction) =>
          fillShadow(transaction, deps, run, { after: before, limit: batchEvents }),
        );
      onProgress(phase, position, Math.max(position, head.position));
    } while (position - before === batchEvents);
  };

  await fill('fill');
  onProgress('index', position, position);
  for (const statement of await shadowIndexes(db, projection)) {
    await db.transaction().execute(async (transaction) => {
      // The fence again: by now the shadow may be another run's, which builds its own.
      await moveRebuild(transaction, run, position);
      await statement.execute(transaction);
    });
  }
  await fill('catch up');
  onProgress('compare', position, position);
  const verdict = await compare(db, projection, deps, position);
  if (verdict.differences.length > 0 && !acceptDifferences) {
    await discardRebuild(db, run);
    return { swapped: false, position, ...verdict };
  }
  for (let attempt = 1; ; attempt++) {
    onProgress('swap', position, position);
    const swap = { shadow: position, epoch: head.epoch, sameLog: verdict.sameLog };
    const swapped = await swapInRebuild(db, deps, run, swap).catch((error: unknown) => {
      if (attempt < 20 && isBusy(error)) return undefined;
      throw error;
    });
    if (swapped !== undefined) return { ...verdict, swapped: true, position: swapped };
    await fill('catch up');
    await delay(50 * attempt);
  }
};

/** Compares in one snapshot, if both sides are of one log and one shape. */
const compare = (
  db: Kysely<ReadDatabase>,
  projection: Projection,
  { eventStore }: Pick<ProjectionDeps, 'eventStore'>,
  shadow: number,
): Promise<{ compared: boolean; sameLog: boolean; differences: Difference[] }> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (snapshot) => {
      const live = await snapshot
        .selectFrom('read.checkpoints')
        .select(['version', 'position', 'epoch'])
        .where('projection', '=', projection.name)
        .executeTakeFirstOrThrow();
      const head = await eventStore.head();
      const sameLog =
        live.position === 0 || (live.epoch === head.epoch && live.position <= head.position);
      const compared = sameLog && live.version === projection.version;
      const positions = { live: live.position, shadow };
      const differences = compared ? await compareShadow(snapshot, projection, positions) : [];
      return { compared, sameLog, differences };
    });

/** Lock timeout or deadlock: readers or a worker were at it. */
const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '55P03' || error.code === '40P01');
