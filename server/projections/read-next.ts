import type { Kysely } from 'kysely';
import type { LastEvent, ReadDatabase } from '#db/read/schema.ts';
import type { EventStore, StoredEvent } from '#server/event-store/event-store.ts';
import { type Checkpoint, lastEventOf, readCheckpoint } from './checkpoints.ts';
import type { Projection } from './projection.ts';
import { type RememberedRows, rememberNothing } from './remember-rows.ts';

/** The view as a runner's last batch left it, and shared rows as they are there. */
export type Remembered = {
  checkpoint?: Checkpoint | undefined;
  rows?: RememberedRows | undefined;
};

/**
 * The view's checkpoint; the event that the log has there (null at position 0, or if there is
 * none); the events after it; and the shared rows that are known to be current.
 */
export type Next = {
  from: Checkpoint;
  at: LastEvent | null;
  read: StoredEvent[];
  rows: RememberedRows;
};

type Reads = { readDb: Kysely<ReadDatabase>; eventStore: Pick<EventStore, 'readLog'> };

/**
 * What a projection's next batch begins with. As long as the log goes on where the runner remembers
 * to have left the view, nothing is asked of the view.
 */
export const readNext = async (
  projection: Projection,
  { readDb, eventStore }: Reads,
  limit: number,
  { checkpoint: known, rows: remembered }: Remembered,
): Promise<Next> => {
  const fresh = () => rememberNothing(projection);
  if (known !== undefined) {
    const read = await eventStore.readLog(known.position, limit);
    const rows = remembered ?? fresh();
    if (read.length > 0) return { from: known, at: known.last_event, read, rows };
  }
  // Nothing after what is remembered, or nothing remembered: look where it is.
  const from = await readCheckpoint(readDb, projection);
  const isKnown = known !== undefined && isSameCheckpoint(from, known);
  const rows = (isKnown ? remembered : undefined) ?? fresh();
  return { from, rows, ...(await readFrom(eventStore, from.position, limit)) };
};

/** The event at a position, and at most `limit` events after it. */
const readFrom = async (
  eventStore: Reads['eventStore'],
  position: number,
  limit: number,
): Promise<Pick<Next, 'at' | 'read'>> => {
  if (position === 0) return { at: null, read: await eventStore.readLog(0, limit) };
  const found = await eventStore.readLog(position - 1, limit + 1);
  const [first] = found;
  return first?.position === position
    ? { at: lastEventOf(first), read: found.slice(1) }
    : { at: null, read: found.slice(0, limit) };
};

/** Whether nobody has written since: every writer moves one of these. */
const isSameCheckpoint = (one: Checkpoint, other: Checkpoint): boolean =>
  one.position === other.position &&
  one.rebuilds === other.rebuilds &&
  one.parked === other.parked &&
  one.epoch === other.epoch;
