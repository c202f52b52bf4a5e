import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { ProjectionDeps } from '../project-batch.ts';
import type { Projection } from '../projection.ts';
import { applyLetters } from './apply-letters.ts';
import { errorText, letterAt } from './dead-letters.ts';
import type { ParkedStream } from './fold-letters.ts';
import { retryStreams } from './retry-streams.ts';

/**
 * What a retry did: events applied, and, of what was tried, those that still cannot be, with what waits
 * behind them.
 */
export type RetryReport = { applied: number; left: number };

type RetryDeps = Pick<ProjectionDeps, 'readDb' | 'eventStore' | 'personalData'>;

/**
 * Applies the parked events of a projection, of each stream in order, to the live view: of one
 * stream if given, else of all. What still fails stays parked with its newest error. Works beside
 * live batches, which wait for each of its transactions. Throws StoppedError, or what the databases
 * threw; what was applied until then stays.
 */
export const retryDeadLetters = async (
  projection: Projection,
  deps: RetryDeps,
  only?: ParkedStream,
): Promise<RetryReport> => {
  const streams = only ? [only] : await listParkedStreams(deps.readDb, projection);
  const applied = await retryStreams(
    {
      apply: (letters) => applyLetters(projection, deps, letters),
      failed: (stream, error) => writeError(deps.readDb, projection, stream, error),
    },
    streams,
  );
  const letters = deps.readDb
    .selectFrom('read.dead_letters')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('projection', '=', projection.name)
    .where('place', '=', 'live');
  const { left } = await (only === undefined
    ? letters
    : letters.where('stream_type', '=', only.streamType).where('stream_id', '=', only.streamId)
  ).executeTakeFirstOrThrow();
  return { applied, left };
};

/**
 * Applies what the stream of the event that is parked at this position has parked. Undefined when none
 * is parked there. Throws like `retryDeadLetters`.
 */
export const retryDeadLetter = async (
  projection: Projection,
  deps: RetryDeps,
  position: number,
): Promise<RetryReport | undefined> => {
  const letter = await letterAt(deps.readDb, projection, position);
  if (letter === undefined) return undefined;
  const stream = { streamType: letter.stream_type, streamId: letter.stream_id };
  return retryDeadLetters(projection, deps, stream);
};

/** What the oldest letter of a stream fails for now. */
const writeError = async (
  db: Kysely<ReadDatabase>,
  { name }: Projection,
  { streamType, streamId }: ParkedStream,
  error: unknown,
): Promise<void> => {
  const ofStream = db
    .selectFrom('read.dead_letters')
    .select((eb) => eb.fn.min('position').as('first'))
    .where('projection', '=', name)
    .where('place', '=', 'live')
    .where('stream_type', '=', streamType)
    .where('stream_id', '=', streamId);
  await db
    .updateTable('read.dead_letters')
    .set({ error: errorText(error) })
    .where('projection', '=', name)
    .where('place', '=', 'live')
    .where('position', '=', ofStream)
    .execute();
};

const listParkedStreams = (
  db: Kysely<ReadDatabase>,
  { name }: Projection,
): Promise<ParkedStream[]> =>
  db
    .selectFrom('read.dead_letters')
    .select(['stream_type as streamType', 'stream_id as streamId'])
    .where('projection', '=', name)
    .where('place', '=', 'live')
    .groupBy(['stream_type', 'stream_id'])
    .orderBy((eb) => eb.fn.min('position'))
    .execute();
