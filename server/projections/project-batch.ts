import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { EventStore } from '#server/event-store/event-store.ts';
import type { PersonalData } from '#server/personal-data/personal-data.ts';
import { assertContiguous, assertSameLog } from './assert-same-log.ts';
import { type Checkpoint, confirmCaughtUp, readCheckpoint, writeBatch } from './checkpoints.ts';
import { foldBatch } from './fold-batch.ts';
import type { Evolved } from './fold-events.ts';
import { openEvents } from './open-events.ts';
import type { Projection } from './projection.ts';

/** Where a projection reads, where it writes, and in whose name. */
export type ProjectionDeps = {
  readDb: Kysely<ReadDatabase>;
  eventStore: Pick<EventStore, 'head' | 'readLog'>;
  personalData: PersonalData;
  worker: string;
};

/** A batch that is committed: every step of it, and when it was visible by the database's clock. */
export type CommittedBatch = {
  projection: string;
  from: number;
  to: number;
  epoch: string;
  steps: Evolved[];
  /** When each event was stored: ISO 8601. */
  storedAt: string[];
  committedAt: string;
};

/** `held`: another worker was there first. `idle`: the view holds the whole log. */
export type BatchOutcome =
  | { kind: 'held' | 'paused' | 'idle' }
  | { kind: 'applied'; batch: CommittedBatch; more: boolean };

/**
 * What a runner remembers between its batches, to save round trips; nothing depends on its being
 * right. `place` is where it left the checkpoint, `head` the log's identity when last looked at.
 */
export type Memory = {
  place?: Checkpoint | undefined;
  head?: { epoch: string; at: number } | undefined;
};

/** A log is not replaced under open connections, and a broken one clears the memory. */
const headFreshMs = 1_000;

/**
 * Does one batch of a projection, exactly once: reads at most `limit` events after the checkpoint,
 * folds, and writes everything in one statement that first takes the checkpoint's row and does
 * nothing unless it is still where the batch began. So no lock is ever held while this process
 * reads, thinks, sleeps or dies. Throws StoppedError, UnreadableEvent, BrokenStream,
 * IllegalTransition, or what the databases threw.
 */
export const projectBatch = async (
  projection: Projection,
  { readDb, eventStore, personalData, worker }: ProjectionDeps,
  limit: number,
  memory: Memory = {},
): Promise<BatchOutcome> => {
  const known = memory.place;
  memory.place = undefined;
  const begun = performance.now();
  let from = known ?? (await readCheckpoint(readDb, projection));
  let stored = await eventStore.readLog(from.position, limit);
  if (known !== undefined && stored.length === 0) {
    // Nothing after what is remembered: look whether it is still true.
    from = await readCheckpoint(readDb, projection);
    stored = await eventStore.readLog(from.position, limit);
  }
  if (from.paused) return { kind: 'paused' };
  assertContiguous(from.position, stored);
  const last = stored.at(-1);
  const epoch = await sameLog(projection, from, eventStore, {
    memory,
    mustLook: last === undefined,
  });
  const age = () => performance.now() - begun;
  if (last === undefined) {
    await confirmCaughtUp(readDb, { projection, at: from }, { epoch, ageMs: age() });
    memory.place = { ...from, epoch };
    return { kind: 'idle' };
  }
  const events = await openEvents(projection, stored, personalData);
  const { changed, steps } = await foldBatch(readDb, projection, 'live', events);
  const more = stored.length === limit;
  const committedAt = await writeBatch(
    readDb,
    { projection, from, changed },
    { to: last.position, epoch, worker, caughtUp: !more, ageMs: age() },
  );
  if (committedAt === undefined) return { kind: 'held' };
  memory.place = { ...from, position: last.position, epoch };
  const storedAt = stored.map(({ at }) => at);
  const move = { projection: projection.name, from: from.position, to: last.position, epoch };
  return { kind: 'applied', more, batch: { ...move, steps, storedAt, committedAt } };
};

/** The epoch that log and checkpoint share; throws StoppedError when they do not belong together. */
const sameLog = async (
  projection: Projection,
  checkpoint: Checkpoint,
  eventStore: Pick<EventStore, 'head'>,
  { memory, mustLook }: { memory: Memory; mustLook: boolean },
): Promise<string> => {
  const { head: known } = memory;
  const isFresh = known !== undefined && performance.now() - known.at < headFreshMs;
  // A batch of known events tells where the log ends at least; an empty one tells nothing.
  if (!mustLook && isFresh && known.epoch === checkpoint.epoch) {
    assertSameLog(projection, checkpoint, { epoch: known.epoch, position: checkpoint.position });
    return known.epoch;
  }
  const head = await eventStore.head();
  assertSameLog(projection, checkpoint, head);
  memory.head = { epoch: head.epoch, at: performance.now() };
  return head.epoch;
};
