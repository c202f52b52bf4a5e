import { differsCode } from '#server/operations/on-request/rebuild-differs.ts';
import type { Difference } from '#server/projections/rebuild/compare-shadow.ts';
import { rebuildProjection } from '#server/projections/rebuild/rebuild-projection.ts';
import { rollbackProjection } from '#server/projections/rebuild/rollback-projection.ts';
import { type CommandOutcome, outcomeOf } from './command-outcome.ts';
import type { CommandRequest } from './command-request.ts';
import { rebuildProgress } from './rebuild-progress.ts';

/** Rebuilds with progress on standard error; says what came out differently. */
export const rebuild = async (request: CommandRequest): Promise<CommandOutcome> => {
  const { projection, deps, acceptDifferences, restart, by } = request;
  const progress = rebuildProgress(process.stderr);
  const report = await rebuildProjection(projection, deps, {
    acceptDifferences,
    restart,
    onProgress: progress.show,
  }).finally(progress.end);
  const differences = report.differences.map(differenceLine);
  if (!report.swapped) {
    const left = [
      ...differences,
      'Not swapped in: the log does not say what the view in use shows.',
    ];
    // A worker's is asked for on the page, which says by itself what to do.
    if (by !== undefined) left.push(advice);
    return { exitCode: differsCode, told: left.join('\n') };
  }
  const verdict = report.compared
    ? 'compared with the live rows'
    : 'not comparable with the old view';
  const end = `${projection.name} rebuilt up to position ${number.format(report.position)}, ${verdict}.`;
  return outcomeOf(true, [...differences, end].join('\n'));
};

const number = new Intl.NumberFormat('en-GB');

const advice =
  'After an erasure, or to mend a wrong view, that is as it should be; then run it again with --accept-differences.';

const differenceLine = ({ table, rows, examples }: Difference): string => {
  const some = `${rows > examples.length ? 'e.g. ' : ''}${examples.join(', ')}`;
  return table === 'dead_letters'
    ? `${rows === 1 ? '1 event' : `${rows} events`} that the live view has applied cannot be applied now: ${some}. Mend the cause and rebuild again.`
    : `${table}: ${rows === 1 ? '1 row' : `${rows} rows`} came out differently: ${some}.`;
};

/** Brings back the view that the last rebuild replaced. */
export const rollback = async ({ projection, deps }: CommandRequest): Promise<CommandOutcome> => {
  const position = await rollbackProjection(projection, deps);
  return outcomeOf(
    true,
    `${projection.name} is the view from before, brought up to position ${number.format(position)}.`,
  );
};
