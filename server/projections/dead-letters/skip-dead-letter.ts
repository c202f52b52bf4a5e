import type { ProjectionDeps } from '../project-batch.ts';
import type { Projection } from '../projection.ts';
import type { ParkedStream } from './apply-letters.ts';
import { type RetryReport, retryDeadLetters } from './retry-dead-letters.ts';

/** Which event is left out, why, and who decided it. */
export type Skip = { position: number; reason: string; by: string };

/**
 * Leaves a parked event out for good, in every rebuild too, and applies what waited behind it in its
 * stream. Undefined when no event is parked at that position. Throws like `retryDeadLetters`.
 */
export const skipDeadLetter = async (
  projection: Projection,
  deps: Pick<ProjectionDeps, 'readDb' | 'eventStore' | 'personalData'>,
  { position, reason, by }: Skip,
): Promise<RetryReport | undefined> => {
  const { readDb } = deps;
  const { name } = projection;
  const stream: ParkedStream | undefined = await readDb
    .selectFrom('read.dead_letters')
    .select(['stream_type as streamType', 'stream_id as streamId'])
    .where('projection', '=', name)
    .where('place', '=', 'live')
    .where('position', '=', position)
    .executeTakeFirst();
  if (stream === undefined) return undefined;
  await readDb
    .insertInto('read.skipped_events')
    .values({ projection: name, position, reason, skipped_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return retryDeadLetters(projection, deps, stream);
};
