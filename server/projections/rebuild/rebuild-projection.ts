import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { type OneClient, withOneClient } from '#db/one-client.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import { ensureCheckpoint } from '../checkpoints.ts';
import type { ProjectionDeps } from '../project-batch.ts';
import type { Projection } from '../projection.ts';
import { fillStreams } from './fill-streams.ts';
import { finishRebuild } from './finish-rebuild.ts';
import { indexShadow } from './index-shadow.ts';
import { moveRebuild, type RebuildRun } from './rebuild-fence.ts';
import type { RebuildOptions, RebuildReport } from './rebuild-report.ts';
import { beatRebuild, beginRebuild, discardRebuild } from './rebuild-run.ts';

/**
 * Makes a projection anew beside the live one and swaps it in: shadow tables are filled from the
 * log stream by stream, indexed, caught up from where the log was then, compared with the live rows,
 * and swapped in one short transaction; the old view is kept for a roll-back. Readers and workers go
 * on meanwhile; ended half way it leaves the old view as it is, and the next run goes on from
 * there. Without `acceptDifferences` a view that came out differently is not swapped in.
 */
export const rebuildProjection = (
  projection: Projection,
  deps: ProjectionDeps,
  options: RebuildOptions = {},
): Promise<RebuildReport> =>
  withPatience(deps.readDb, (one) => rebuild(one, projection, deps, options));

/**
 * A connection without the limits of live batches, of time and of memory: building an index over
 * millions of rows takes longer than any of them may, and a later run waits for it.
 */
export const withPatience = <Answer>(
  readDb: Kysely<ReadDatabase>,
  work: (one: OneClient<ReadDatabase>) => Promise<Answer>,
): Promise<Answer> =>
  withOneClient(readDb, async (one) => {
    await sql`select set_config('statement_timeout', '0', false),
      set_config('lock_timeout', '0', false),
      set_config('transaction_timeout', '0', false),
      set_config('maintenance_work_mem', '256MB', false),
      set_config('work_mem', '32MB', false)`.execute(one.db);
    const answer = await work(one);
    await sql`reset all`.execute(one.db);
    return answer;
  });

const rebuild = async (
  one: OneClient<ReadDatabase>,
  projection: Projection,
  deps: ProjectionDeps,
  options: RebuildOptions,
): Promise<RebuildReport> => {
  const { db } = one;
  const { acceptDifferences = false, restart = false } = options;
  const { onProgress = () => {}, batchEvents = 5_000 } = options;
  const head = await deps.eventStore.head();
  const run: RebuildRun = { projection, runId: randomUUID() };
  await ensureCheckpoint(db, projection);
  const place = await beginRebuild(db, run, { head, restart });
  const stop = beatRebuild(deps.readDb, run);
  try {
    const { target } = place;
    const total = place.total ?? (await countTotal(db, deps, run, target));
    const position = place.phase === 'fill' ? target : place.position;
    if (place.phase === 'fill') {
      onProgress('fill', place.done, total);
      const onChunk = (done: number) => onProgress('fill', done, total);
      await fillStreams(one, deps, run, place, { limit: batchEvents, onChunk });
    }
    await moveRebuild(db, run, { phase: 'index', position, done: total });
    onProgress('index', total, total);
    await indexShadow(db, run);
    const report = await finishRebuild(db, deps, run, {
      onProgress,
      batchEvents,
      position,
      epoch: head.epoch,
      purpose: acceptDifferences ? 'replacement' : 'rebuild',
    });
    if (!report.swapped) await discardRebuild(db, run);
    return report;
  } finally {
    stop();
  }
};

/** Counts what is to be applied, and says it: most of the log may be of other streams. */
const countTotal = async (
  db: Kysely<ReadDatabase>,
  { eventStore }: Pick<ProjectionDeps, 'eventStore'>,
  run: RebuildRun,
  upTo: number,
): Promise<number> => {
  const streamTypes = Object.keys(run.projection.handles);
  const total = await eventStore.countEvents({ upTo, streamTypes });
  await moveRebuild(db, run, { total });
  return total;
};
