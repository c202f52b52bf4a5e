import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { EventStore } from '#server/event-store/event-store.ts';
import type { PersonalData } from '#server/personal-data/personal-data.ts';
import { applyEvents } from './apply-events.ts';
import { assertContiguous, assertSameLog } from './assert-same-log.ts';
import { confirmCaughtUp, moveCheckpoint, takeCheckpoint } from './checkpoints.ts';
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

/** `held`: another worker is at it. `idle`: the view holds the whole log. */
export type BatchOutcome =
  | { kind: 'held' | 'paused' | 'idle' }
  | { kind: 'applied'; batch: CommittedBatch; more: boolean };

/**
 * Does one batch of a projection, exactly once: takes the checkpoint, reads at most `limit` events
 * after it, folds, writes, and moves the checkpoint, all or nothing. Throws StoppedError,
 * UnreadableEvent, BrokenStream, IllegalTransition, or what the databases threw.
 */
export const projectBatch = (
  projection: Projection,
  { readDb, eventStore, personalData, worker }: ProjectionDeps,
  limit: number,
): Promise<BatchOutcome> =>
  readDb.transaction().execute(async (transaction): Promise<BatchOutcome> => {
    const checkpoint = await takeCheckpoint(transaction, projection.name);
    if (checkpoint === undefined) return { kind: 'held' };
    if (checkpoint.paused) return { kind: 'paused' };
    const from = checkpoint.position;
    const [head, stored] = await Promise.all([eventStore.head(), eventStore.readLog(from, limit)]);
    assertSameLog(projection, checkpoint, head);
    assertContiguous(from, stored);
    const last = stored.at(-1);
    if (last === undefined) {
      await confirmCaughtUp(transaction, projection.name, head.epoch);
      return { kind: 'idle' };
    }
    const events = await openEvents(projection, stored, personalData);
    const steps = await applyEvents(transaction, projection, 'live', events);
    const more = stored.length === limit;
    const move = { projection: projection.name, from, to: last.position, epoch: head.epoch };
    const committedAt = await moveCheckpoint(transaction, { ...move, worker, caughtUp: !more });
    const storedAt = stored.map(({ at }) => at);
    return { kind: 'applied', more, batch: { ...move, steps, storedAt, committedAt } };
  });
