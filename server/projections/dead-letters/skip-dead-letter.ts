import { sql } from 'kysely';
import type { ProjectionDeps } from '../project-batch.ts';
import type { Projection } from '../projection.ts';
import { letterAt } from './dead-letters.ts';
import { type RetryReport, retryDeadLetters } from './retry-dead-letters.ts';

/** Which event is left out, why, and who decided it. */
export type Skip = { position: number; reason: string; by: string };

/**
 * Leaves a parked event out for good, in every rebuild too, and applies what waited behind it in its
 * stream: the event itself does not count as applied. Rows of the stream stay marked as stale: they are
 * behind the log from now on. Undefined when no event is parked at that position. Throws like
 * `retryDeadLetters`.
 */
export const skipDeadLetter = async (
  projection: Projection,
  deps: Pick<ProjectionDeps, 'readDb' | 'eventStore' | 'personalData'>,
  { position, reason, by }: Skip,
): Promise<RetryReport | undefined> => {
  const { readDb } = deps;
  const { name } = projection;
  const letter = await letterAt(readDb, projection, position);
  if (letter === undefined) return undefined;
  const decision = { ...letter, reason, skipped_by: by };
  await readDb
    .insertInto('read.skipped_events')
    .values({ projection: name, position, ...decision })
    // The row of a log that is lost gives way; who decided first about the same event stands.
    .onConflict((conflict) =>
      conflict
        .columns(['projection', 'position'])
        .doUpdateSet({ ...decision, skipped_at: sql<string>`now()` })
        .where('read.skipped_events.command_id', 'is distinct from', letter.command_id),
    )
    .execute();
  const { applied, left } = await retryDeadLetters(projection, deps, {
    streamType: letter.stream_type,
    streamId: letter.stream_id,
  });
  // It goes through like the others; behind one that still fails it stays where it was.
  const isGone = (await letterAt(readDb, projection, position)) === undefined;
  return { applied: Math.max(0, applied - (isGone ? 1 : 0)), left };
};
