import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { EventStore, StoredEvent } from '#server/event-store/event-store.ts';
import type { PersonalData } from '#server/personal-data/personal-data.ts';
import { assertContiguous, assertSameEvent } from './assert-same-log.ts';
import {
  type Checkpoint,
  confirmCaughtUp,
  confirmPaused,
  lastEventOf,
  type Move,
  writeBatch,
} from './checkpoints.ts';
import { type CommittedBatch, committedBatchOf } from './committed-batch.ts';
import { errorText, type Parking, parkedStreams, streamName } from './dead-letters/dead-letters.ts';
import { isPoison } from './dead-letters/is-poison.ts';
import { foldBatch } from './fold-batch.ts';
import type { Evolved, Rows } from './fold-events.ts';
import { type KnownHead, sameLog } from './known-head.ts';
import { openEvents } from './open-events.ts';
import type { Projection } from './projection.ts';
import { type Remembered, readNext } from './read-next.ts';
import { type RememberedRows, rememberWritten } from './remember-rows.ts';

/** Where a projection reads, where it writes, and in whose name. */
export type ProjectionDeps = {
  readDb: Kysely<ReadDatabase>;
  eventStore: Pick<
    EventStore,
    'head' | 'readLog' | 'readStreams' | 'readInStreamOrder' | 'countEvents'
  >;
  personalData: PersonalData;
  worker: string;
  /** The first of these events, which may be projected now; what it leaves comes in a later batch. */
  holdBack?: HoldBack | undefined;
};

/** Called with what was read of the log, before anything is made of it. */
export type HoldBack = (stored: StoredEvent[]) => Promise<StoredEvent[]>;

/**
 * `held`: another worker was there first. `idle`: the view holds the whole log. `paused`: there may
 * be more, but none of it now.
 */
export type BatchOutcome =
  | { kind: 'held' | 'paused' | 'idle' }
  | { kind: 'applied'; batch: CommittedBatch; more: boolean };

/**
 * What a runner remembers between its batches, to save round trips; nothing depends on its being
 * right.
 */
export type Memory = Remembered & {
  head?: KnownHead | undefined;
  /** How many events the batch had that failed last. */
  tried?: number | undefined;
};

/**
 * Does one batch of a projection, exactly once: reads at most `limit` events after the checkpoint,
 * folds, and writes everything in one statement that first takes the checkpoint's row and does
 * nothing unless it is still where the batch began. So no lock is ever held while this process
 * reads, thinks, sleeps or dies. An event that fails alone is parked, and with it all later ones of
 * its stream. Throws what made a larger batch fail (`memory.tried` events), StoppedError, or what
 * the databases threw.
 */
export const projectBatch = async (
  projection: Projection,
  { readDb, eventStore, personalData, worker, holdBack }: ProjectionDeps,
  limit: number,
  memory: Memory = {},
): Promise<BatchOutcome> => {
  const begun = performance.now();
  const reads = { readDb, eventStore };
  const { from, at, read, rows } = await readNext(projection, reads, limit, memory);
  // Until this batch is written nobody knows where the view is.
  remember(memory, {});
  const stored = holdBack === undefined || from.paused ? read : await holdBack(read);
  if (from.paused || (stored.length === 0 && read.length > 0)) {
    await confirmPaused(readDb, projection);
    return { kind: 'paused' };
  }
  assertContiguous(from.position, stored);
  const last = stored.at(-1);
  // A batch of known events tells where the log ends at least; an empty one tells nothing.
  const known = last === undefined ? undefined : memory.head;
  memory.head = await sameLog(projection, from, eventStore, known);
  const { epoch } = memory.head;
  assertSameEvent(projection, from, at);
  const age = () => performance.now() - begun;
  if (last === undefined) {
    await confirmCaughtUp(readDb, { projection, from, last: at }, { epoch, ageMs: age() });
    remember(memory, { checkpoint: { ...from, epoch, last_event: at }, rows });
    return { kind: 'idle' };
  }
  const parked = from.parked === 0 ? none : await parkedStreams(readDb, projection, 'live', stored);
  const going = stored.filter((event) => !parked.has(streamName(event)));
  const waiting = stored.filter((event) => parked.has(streamName(event)));
  memory.tried = going.length;
  const more = stored.length === limit;
  const caughtUp = !more && stored.length === read.length;
  const { committedAt, steps, parkings } = await foldOrPark(
    projection,
    { readDb, personalData },
    { going, waiting, rows },
    (changed, parked) =>
      writeBatch(
        readDb,
        { projection, from, changed, parkings: parked },
        { last: lastEventOf(last), epoch, worker, caughtUp, ageMs: age() },
      ),
  );
  if (committedAt === undefined) return { kind: 'held' };
  const checkpoint = checkpointAfter(from, { last: lastEventOf(last), epoch, parkings });
  remember(memory, { checkpoint, rows });
  const made = { projection, from, checkpoint, stored, steps, parkings, epoch, committedAt };
  return { kind: 'applied', more, batch: committedBatchOf(made) };
};

/**
 * Folds and writes a batch, and parks what waits behind a parked event; of a single event that fails
 * by its own fault, parks it instead. `committedAt` is undefined when another worker was first.
 */
const foldOrPark = async (
  projection: Projection,
  { readDb, personalData }: Pick<ProjectionDeps, 'readDb' | 'personalData'>,
  { going, waiting, rows }: { going: StoredEvent[]; waiting: StoredEvent[]; rows: RememberedRows },
  write: (changed: Rows[], parkings: Parking[]) => Promise<string | undefined>,
): Promise<{ committedAt: string | undefined; steps: Evolved[]; parkings: Parking[] }> => {
  const parkings = waiting.map((event): Parking => ({ event, error: null }));
  try {
    const events = await openEvents(projection, going, personalData);
    const folding = { remembered: rows };
    const { changed, steps } = await foldBatch(readDb, projection, 'live', events, folding);
    const committedAt = await write(changed, parkings);
    rememberWritten(projection, rows, changed);
    return { committedAt, steps, parkings };
  } catch (error) {
    const [alone, another] = going;
    if (alone === undefined || another !== undefined || !isPoison(error)) throw error;
    parkings.push({ event: alone, error: errorText(error) });
    return { committedAt: await write([], parkings), steps: [], parkings };
  }
};

const none: ReadonlySet<string> = new Set();

const remember = (memory: Memory, { checkpoint, rows }: Remembered): void => {
  Object.assign(memory, { checkpoint, rows });
};

const checkpointAfter = (
  from: Checkpoint,
  { last, epoch, parkings }: Pick<Move, 'last' | 'epoch'> & { parkings: readonly Parking[] },
): Checkpoint => ({
  ...from,
  position: last.position,
  last_event: last,
  epoch,
  parked: from.parked + parkings.length,
  late_position: Math.max(
    from.late_position,
    ...parkings.map(({ event, error }) => (error === null ? 0 : event.position)),
  ),
});
