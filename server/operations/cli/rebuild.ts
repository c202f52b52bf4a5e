import type { Difference } from '#server/projections/rebuild/compare-shadow.ts';
import { rebuildProjection } from '#server/projections/rebuild/rebuild-projection.ts';
import { rollbackProjection } from '#server/projections/rebuild/rollback-projection.ts';
import type { CommandRequest } from './command-request.ts';
import { rebuildProgress } from './rebuild-progress.ts';

type RebuildRequest = Pick<CommandRequest, 'projection' | 'deps' | 'acceptDifferences' | 'restart'>;

/** Rebuilds with progress on standard error; the exit code. */
export const rebuild = async (request: RebuildRequest): Promise<number> => {
  const { projection, deps, acceptDifferences, restart } = request;
  const progress = rebuildProgress(process.stderr);
  const report = await rebuildProjection(projection, deps, {
    acceptDifferences,
    restart,
    onProgress: progress.show,
  }).finally(progress.end);
  for (const difference of report.differences) console.log(differenceLine(difference));
  if (!report.swapped) {
    console.error(
      'Not swapped in: the log does not say what the live view shows. After an erasure, or to mend a wrong view, that is as it should be; then run it again with --accept-differences.',
    );
    return 1;
  }
  const verdict = report.compared
    ? 'compared with the live rows'
    : 'not comparable with the old view';
  console.log(`${projection.name} rebuilt up to position ${report.position}, ${verdict}.`);
  return 0;
};

const differenceLine = ({ table, rows, examples }: Difference): string => {
  const some = `e.g. ${examples.join(', ')}`;
  return table === 'dead_letters'
    ? `${rows} events that the live view has applied cannot be applied now, ${some}: mend the cause and rebuild again.`
    : `${table}: ${rows} rows came out differently, ${some}`;
};

/** Brings back the view that the last rebuild replaced; the exit code. */
export const rollback = async ({ projection, deps }: RebuildRequest): Promise<number> => {
  const position = await rollbackProjection(projection, deps);
  console.log(`${projection.name} is the view from before, brought up to position ${position}.`);
  return 0;
};
