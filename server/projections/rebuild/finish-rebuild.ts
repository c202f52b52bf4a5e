import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { ProjectionDeps } from '../project-batch.ts';
import { catchUpShadow } from './catch-up-shadow.ts';
import type { Difference } from './compare-shadow.ts';
import { compareViews, type Verdict } from './compare-views.ts';
import { moveRebuild, type RebuildRun } from './rebuild-fence.ts';
import type { RebuildOptions, RebuildReport } from './rebuild-report.ts';
import { retryShadowLetters } from './shadow-letters.ts';
import { type Purpose, type SwapIn, swapInRebuild } from './swap-in-rebuild.ts';
import { swapPatiently } from './swap-patiently.ts';

export type FinishOptions = Omit<RebuildOptions, 'acceptDifferences'> & {
  /** Where the shadow is. */
  position: number;
  epoch: string;
  purpose: Purpose;
};

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
  const { beside } = verdict;
  let { differences } = verdict;
  const swapIn = () => {
    onProgress('swap', position, position);
    const rows = rowsOf(verdict);
    return swapInRebuild(db, deps, run, { shadow: position, epoch, beside, rows, purpose });
  };
  const swapped = await swapPatiently(run.projection.name, swapIn, async () => {
    const parked = await catchUp();
    const isStillFit = mayReplace({ ...verdict, differences: parked });
    if (!isStillFit) differences = parked;
    return isStillFit;
  });
  return swapped === undefined
    ? { swapped: false, position, compared, differences }
    : { swapped: true, position: swapped, compared, differences };
};

const rowsOf = ({ compared, differences }: Verdict): SwapIn['rows'] =>
  compared && differences.length === 0 ? 'same' : 'other';
