import { setTimeout as delay } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { longestReadMs } from '#db/read/longest-read.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import { isLockedOut } from '#db/sql-state.ts';
import type { ProjectionDeps } from '../project-batch.ts';
import { catchUpShadow } from './catch-up-shadow.ts';
import type { Difference } from './compare-shadow.ts';
import { compareViews, type Verdict } from './compare-views.ts';
import { moveRebuild, type RebuildRun } from './rebuild-fence.ts';
import type { RebuildOptions, RebuildReport } from './rebuild-report.ts';
import { retryShadowLetters } from './shadow-letters.ts';
import { type Purpose, type SwapIn, swapInRebuild } from './swap-in-rebuild.ts';

export type FinishOptions = Omit<RebuildOptions, 'acceptDifferences'> & {
  /** Where the shadow is. */
  position: number;
  epoch: string;
  purpose: Purpose;
};

/** Between attempts, each of which holds readers and workers up for a moment: lets them go on. */
const pauseMs = (attempt: number) => Math.min(25 * attempt, 1_000);

/** Longer than any export; by then it is something else that is in the way. */
const patienceMs = longestReadMs + 60_000;

/**
 * The last steps with a full shadow: catches it up, compares it with the live view, swaps it in,
 * waiting for whoever reads one snapshot for long. One that is not swapped in is left as it is.
 * Throws SwapHeldUp.
 */
export const finishRebuild = async (
  db: Kysely<ReadDatabase>,
  deps: ProjectionDeps,
  run: RebuildRun,
  options: FinishOptions,
): Promise<RebuildReport> => {
  const { onProgress = () => {}, batchEvents = 5_000, epoch, purpose } = options;
  let { position } = options;
  const catchUp = async (told = () => {}): Promise<Difference[]> => {
    let before: number;
    do {
      before = position;
      position = await catchUpShadow(db, deps, run, { after: before, limit: batchEvents });
      told();
    } while (position - before === batchEvents);
    return retryShadowLetters(db, deps, run);
  };
  const mayReplace = ({ beside, differences }: Verdict): boolean => {
    // The view from before may be of the same lost events: which was its last is not kept.
    if (purpose === 'rollback' && beside === 'other log') return false;
    return purpose === 'replacement' || beside !== 'same view' || differences.length === 0;
  };

  await moveRebuild(db, run, { phase: 'catch up' });
  const letters = await catchUp(() => onProgress('catch up', position, position));
  await moveRebuild(db, run, { phase: 'compare' });
  onProgress('compare', position, position);
  const verdict = await compareViews(db, run.projection, deps, { shadow: position, purpose });
  if (verdict.beside === 'same view') verdict.differences.push(...letters);
  const { compared } = verdict;
  if (!mayReplace(verdict))
    return { swapped: false, position, compared, differences: verdict.differences };
  await moveRebuild(db, run, { phase: 'swap' });
  const begun = performance.now();
  for (let attempt = 1; ; attempt++) {
    onProgress('swap', position, position);
    const swap = {
      shadow: position,
      epoch,
      beside: verdict.beside,
      rows: rowsOf(verdict),
      purpose,
    };
    const swapped = await swapInRebuild(db, deps, run, swap).catch((error: unknown) => {
      // Readers or a worker were at it.
      if (isLockedOut(error)) return undefined;
      throw error;
    });
    const { differences } = verdict;
    if (swapped !== undefined) return { swapped: true, position: swapped, compared, differences };
    if (performance.now() - begun > patienceMs) throw new SwapHeldUp(run.projection.name);
    const parked = await catchUp();
    if (!mayReplace({ ...verdict, differences: parked })) {
      return { swapped: false, position, compared, differences: parked };
    }
    await delay(pauseMs(attempt));
  }
};

const rowsOf = ({ compared, differences }: Verdict): SwapIn['rows'] =>
  compared && differences.length === 0 ? 'same' : 'other';

/** Somebody has been reading the view for so long, without an end, that it could not be replaced. */
class SwapHeldUp extends Error {
  readonly code = 'swap-held-up';
  constructor(projection: string) {
    super(
      `The new view of ${projection} is made, but somebody has kept reading the one in use for ${patienceMs / 60_000} minutes: end that (a dump, an open psql), then ask again; it goes on from here.`,
    );
    this.name = 'SwapHeldUp';
  }
}
