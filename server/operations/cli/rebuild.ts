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
    ...{ acceptDifferences, restart },
    onProgress: progress.show,
  }).finally(progress.end);
  for (const { table, rows, examples } of report.differences) {
    console.log(`${table}: ${rows} rows came out differently, e.g. ${examples.join(', ')}`);
  }
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

/** Brings back the view that the last rebuild replaced; the exit code. */
export const rollback = async ({ projection, deps }: RebuildRequest): Promise<number> => {
  const position = await rollbackProjection(projection, deps);
  console.log(`${projection.name} is the view from before, brought up to position ${position}.`);
  return 0;
};
