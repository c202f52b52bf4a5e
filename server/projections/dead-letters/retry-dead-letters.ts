import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { ProjectionDeps } from '../project-batch.ts';
import type { Projection } from '../projection.ts';
import { applyLetters, mostLetters, type ParkedStream } from './apply-letters.ts';
import { errorText } from './dead-letters.ts';
import { isPoison } from './is-poison.ts';

/** What a retry did: events applied, and those that still cannot be, with what waits behind them. */
export type RetryReport = { applied: number; left: number };

type RetryDeps = Pick<ProjectionDeps, 'readDb' | 'eventStore' | 'personalData'>;

/** Streams whose letters are applied in one transaction: bounds memory and how long batches wait. */
const streamsAtOnce = 100;

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
  let applied = 0;
  for (let index = 0; index < streams.length; index += streamsAtOnce) {
    const group = streams.slice(index, index + streamsAtOnce);
    let done: number;
    do {
      done = await applyStreams(projection, deps, group);
      applied += done;
    } while (done >= mostLetters);
  }
  const { left } = await deps.readDb
    .selectFrom('read.dead_letters')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('projection', '=', projection.name)
    .where('place', '=', 'live')
    .executeTakeFirstOrThrow();
  return { applied, left };
};

/** The streams together; where one of them fails, each half by itself, down to the stream. */
const applyStreams = async (
  projection: Projection,
  deps: RetryDeps,
  streams: readonly ParkedStream[],
): Promise<number> => {
  try {
    return await applyLetters(projection, deps, { streams });
  } catch (error) {
    if (!isPoison(error)) throw error;
    const [alone, another] = streams;
    if (alone === undefined) return 0;
    if (another === undefined) return applyOneByOne(projection, deps, alone);
    const half = Math.ceil(streams.length / 2);
    const first = await applyStreams(projection, deps, streams.slice(0, half));
    return first + (await applyStreams(projection, deps, streams.slice(half)));
  }
};

/** A stream's events up to the first that fails, which gets its error written down. */
const applyOneByOne = async (
  projection: Projection,
  deps: RetryDeps,
  stream: ParkedStream,
): Promise<number> => {
  for (let applied = 0; ; applied++) {
    try {
      if ((await applyLetters(projection, deps, { streams: [stream], most: 1 })) === 0) {
        return applied;
      }
    } catch (error) {
      if (!isPoison(error)) throw error;
      await writeError(deps.readDb, projection, stream, error);
      return applied;
    }
  }
};

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
