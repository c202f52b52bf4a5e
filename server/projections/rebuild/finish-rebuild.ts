import { setTimeout as delay } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { isLockedOut } from '#db/sql-state.ts';
import { isSameEvent } from '../assert-same-log.ts';
import type { ProjectionDeps } from '../project-batch.ts';
import type { Projection } from '../projection.ts';
import { catchUpShadow } from './catch-up-shadow.ts';
import { compareShadow, type Difference } from './compare-shadow.ts';
import type { RebuildOptions, RebuildReport } from './rebuild-report.ts';
import { moveRebuild, type RebuildRun } from './rebuild-run.ts';
import { retryShadowLetters } from './shadow-letters.ts';
import { swapInRebuild } from './swap-in-rebuild.ts';

export type FinishOptions = RebuildOptions & {
  /** Where the shadow is. */
  position: number;
  epoch: string;
  /** It is the view from before, and not compared with the live one. */
  isRollback?: boolean;
};

/**
 * The last steps with a full shadow: catches it up, compares it with the live view, swaps it in. One
 * that is not swapped in is left as it is.
 */
export const finishRebuild = async (
  db: Kysely<ReadDatabase>,
  deps: ProjectionDeps,
  run: RebuildRun,
  options: FinishOptions,
): Promise<RebuildReport> => {
  const { acceptDifferences = false, onProgress = () => {}, batchEvents = 5_000 } = options;
  const { epoch, isRollback = false } = options;
  let { position } = options;
  const catchUp = async (): Promise<Difference[]> => {
    let before: number;
    do {
      before = position;
      position = await catchUpShadow(db, deps, run, { after: before, limit: batchEvents });
      onProgress('catch up', position, position);
    } while (position - before === batchEvents);
    return retryShadowLetters(db, deps, run);
  };

  await moveRebuild(db, run, { phase: 'catch up' });
  const letters = await catchUp();
  await moveRebuild(db, run, { phase: 'compare' });
  onProgress('compare', position, position);
  const { isSameView, ...verdict } = await compare(db, run.projection, deps, {
    shadow: position,
    compares: !isRollback,
  });
  if (isSameView) verdict.differences.push(...letters);
  if (verdict.differences.length > 0 && !acceptDifferences) {
    return { swapped: false, position, ...verdict };
  }
  for (let attempt = 1; ; attempt++) {
    onProgress('swap', position, position);
    const { sameLog } = verdict;
    const swap = { shadow: position, epoch, sameLog, acceptDifferences, isRollback };
    const swapped = await swapInRebuild(db, deps, run, swap).catch((error: unknown) => {
      // Readers or a worker were at it.
      if (attempt < 20 && isLockedOut(error)) return undefined;
      throw error;
    });
    if (swapped !== undefined) return { ...verdict, swapped: true, position: swapped };
    const differences = await catchUp();
    if (isSameView && !acceptDifferences && differences.length > 0) {
      return { ...verdict, swapped: false, position, differences };
    }
    await delay(50 * attempt);
  }
};

/** `isSameView`: both are of one log and one version. */
type Verdict = {
  compared: boolean;
  sameLog: boolean;
  isSameView: boolean;
  differences: Difference[];
};

/** Compares in one snapshot, if both sides are of one log and one shape. */
const compare = (
  db: Kysely<ReadDatabase>,
  projection: Projection,
  { eventStore }: Pick<ProjectionDeps, 'eventStore'>,
  { shadow, compares }: { shadow: number; compares: boolean },
): Promise<Verdict> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (snapshot) => {
      const live = await snapshot
        .selectFrom('read.checkpoints')
        .select(['version', 'position', 'epoch', 'last_event'])
        .where('projection', '=', projection.name)
        .executeTakeFirstOrThrow();
      const head = await eventStore.head();
      const sameLog =
        live.position === 0 ||
        (live.epoch === head.epoch &&
          live.position <= head.position &&
          isSameEvent(live, (await eventStore.readLog(live.position - 1, 1))[0] ?? null));
      const isSameView = sameLog && live.version === projection.version;
      const compared = compares && isSameView;
      const positions = { live: live.position, shadow };
      const differences = compared ? await compareShadow(snapshot, projection, positions) : [];
      return { compared, sameLog, isSameView, differences };
    });
