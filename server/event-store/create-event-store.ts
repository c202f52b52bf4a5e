import type { Kysely } from 'kysely';
import type { WriteDatabase } from '#db/write/schema.ts';
import { createAppendQueue, type QueueLimits } from './append-queue.ts';
import { createTurns } from './create-turns.ts';
import type { EventStore } from './event-store.ts';
import { findCommand } from './find-command.ts';
import { findCommands } from './find-commands.ts';
import { prepareAppend } from './prepare-append.ts';
import {
  countEvents,
  findStreams,
  readInStreamOrder,
  readLog,
  readStream,
  readStreams,
} from './read-events.ts';
import { sendBatch } from './send-batch.ts';

/** The size and time of one call to `write.append`, for metrics. */
export type AppendReport = { appends: number; events: number; ms: number };

export type EventStoreOptions = {
  /** A pool for appends alone, so that they never wait behind reads: 2 connections are enough. */
  appends?: Kysely<WriteDatabase>;
  limits?: Partial<QueueLimits>;
  onBatch?: (report: AppendReport) => void;
};

/**
 * Measured at 64 callers: beyond 256 appends a call brings nothing and delays the first of them.
 * The queue may hold about a tenth of a second's work.
 */
const defaultLimits: QueueLimits = {
  batchAppends: 256,
  batchCharacters: 1_000_000,
  waitingAppends: 4_096,
  waitingCharacters: 32_000_000,
  callsInFlight: 1,
};

/**
 * A turn takes some milliseconds. Who has waited for so long is told before the request is given up
 * for it (10 s), and so knows that nothing was done.
 */
const turnLimits = { waiting: 256, waitMs: 8_000 };

/** The event log in Postgres. Make one a process: its appends share one queue, and streams their turns. */
export const createEventStore = (
  db: Kysely<WriteDatabase>,
  { appends = db, limits, onBatch }: EventStoreOptions = {},
): EventStore => {
  const enqueue = createAppendQueue(
    async (batch) => {
      const start = performance.now();
      const answers = await sendBatch(appends, batch);
      onBatch?.({
        appends: batch.length,
        events: batch.reduce((sum, { append }) => sum + append.events.length, 0),
        ms: performance.now() - start,
      });
      return answers;
    },
    { ...defaultLimits, ...limits },
  );
  const inTurn = createTurns(turnLimits);
  return {
    inTurn: (streamType, streamId, work) => inTurn(`${streamType} ${streamId}`, work),
    append: async (append) => enqueue(prepareAppend(append)),
    readStream: (streamType, streamId, options) => readStream(db, streamType, streamId, options),
    readStreams: (streamType, streamIds) => readStreams(db, streamType, streamIds),
    findStreams: (streamType, streamIds) => findStreams(db, streamType, streamIds),
    readLog: (after, limit) => readLog(db, after, limit),
    readInStreamOrder: (after, options) => readInStreamOrder(db, after, options),
    countEvents: (options) => countEvents(db, options),
    findCommand: (actorId, commandId) => findCommand(db, actorId, commandId),
    findCommands: (commandIds) => findCommands(db, commandIds),
    head: () => db.selectFrom('write.head').select(['position', 'epoch']).executeTakeFirstOrThrow(),
  };
};
