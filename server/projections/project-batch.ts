import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { EventStore } from '#server/event-store/event-store.ts';
import type { PersonalData } from '#server/personal-data/personal-data.ts';
import { assertContiguous, assertSameLog } from './assert-same-log.ts';
import { type Checkpoint, confirmCaughtUp, takeCheckpoint, writeBatch } from './checkpoints.ts';
import { foldBatch } from './fold-batch.ts';
import type { Evolved } from './fold-events.ts';
import { openEvents } from './open-events.ts';
import { pipelinedTransaction } from './pipelined-transaction.ts';
import type { Projection } from './projection.ts';
import { writesOf } from './view-rows.ts';

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

/** `held`: another worker is at it. `idle`: the view holds the whole log. */
export type BatchOutcome =
  | { kind: 'held' | 'paused' | 'idle' }
  | { kind: 'applied'; batch: CommittedBatch; more: boolean };

/**
 * What a runner remembers between its batches, to save round trips; nothing depends on it. `next`
 * is where it left the checkpoint, `head` the log's identity when it was last looked at.
 */
export type Memory = {
  next?: number | undefined;
  head?: { epoch: string; at: number } | undefined;
};

/** A log is not replaced under open connections, and a broken one clears the memory. */
const headFreshMs = 1_000;

/**
 * Does one batch of a projection, exactly once: takes the checkpoint, reads at most `limit` events
 * after it, folds, writes, and moves the checkpoint, all or nothing. Throws StoppedError,
 * UnreadableEvent, BrokenStream, IllegalTransition, or what the databases threw.
 */
export const projectBatch = (
  projection: Projection,
  { readDb, eventStore, personalData, worker }: ProjectionDeps,
  limit: number,
  memory: Memory = {},
): Promise<BatchOutcome> => {
  const { next } = memory;
  // Whoever did the last batch most likely does this one: its events are read meanwhile.
  const ahead = next === undefined ? undefined : eventStore.readLog(next, limit);
  ahead?.catch(() => {});
  memory.next = undefined;

  const take = (db: Kysely<ReadDatabase>) => takeCheckpoint(db, projection.name);
  return pipelinedTransaction(
    readDb,
    take,
    async (transaction, checkpoint, commitWith): Promise<BatchOutcome> => {
      if (checkpoint === undefined) return { kind: 'held' };
      if (checkpoint.paused) return { kind: 'paused' };
      const from = checkpoint.position;
      const isAhead = from === next && ahead !== undefined;
      const stored = await (isAhead ? ahead : eventStore.readLog(from, limit));
      assertContiguous(from, stored);
      const last = stored.at(-1);
      const look = { memory, mustLook: last === undefined };
      const epoch = await sameLog(projection, checkpoint, eventStore, look);
      if (last === undefined) {
        await commitWith(confirmCaughtUp(transaction, projection.name, epoch));
        memory.next = from;
        return { kind: 'idle' };
      }
      const events = await openEvents(projection, stored, personalData);
      const { changed, steps } = await foldBatch(transaction, projection, 'live', events);
      const more = stored.length === limit;
      const move = { projection: projection.name, from, to: last.position, epoch };
      const writes = writesOf(projection, 'live', changed);
      const batch = { ...move, worker, caughtUp: !more };
      const committedAt = await commitWith(writeBatch(transaction, writes, batch));
      memory.next = last.position;
      const storedAt = stored.map(({ at }) => at);
      return { kind: 'applied', more, batch: { ...move, steps, storedAt, committedAt } };
    },
  );
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
