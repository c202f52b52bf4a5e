import type { Logger } from 'pino';
import { createAlarmClock } from '#server/runtime/create-alarm-clock.ts';
import { ensureCheckpoint, recordStop } from './checkpoints.ts';
import type { CommittedBatch } from './committed-batch.ts';
import { createBatchRetry, type Wait } from './create-batch-retry.ts';
import {
  type BatchOutcome,
  type Memory,
  type ProjectionDeps,
  projectBatch,
} from './project-batch.ts';
import type { Projection } from './projection.ts';

export type RunOptions = ProjectionDeps & {
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Called after each commit of this worker, in order; must not throw. */
  onBatch?: (batch: CommittedBatch) => void;
  /** Events a batch at most: bounds memory. */
  limit?: number;
};

/** A projection at work in this process. */
export type RunningProjection = {
  /** The log has grown, to this position if it is known: look now. */
  wake(position?: number): void;
  /** Settles when the batch that is under way, if any, is done. */
  settled(): Promise<void>;
  /** Finishes the batch under way and ends. */
  stop(): Promise<void>;
};

const pollMs = 1_000;
/** Whoever came too late leaves the next batches to the one who did not. */
const standby: Wait = { waitMs: 250, wakes: false };
/** After a batch without an event of its own, a projection lets the next ones gather. */
const nothingOwnMs = 250;

/**
 * Keeps one projection up with the log for as long as the process lives. Wakes on `wake` and looks
 * every second regardless. What it does about failures is in `createBatchRetry`.
 */
export const runProjection = (projection: Projection, options: RunOptions): RunningProjection => {
  const clock = createAlarmClock();
  const { step, reached } = createSteps(projection, options);
  let announced = 0;
  let stopping = false;
  let current: Promise<void> = Promise.resolve();

  const loop = async () => {
    while (!stopping) {
      clock.reset();
      announced = 0;
      const round = step();
      current = round.then(() => {});
      const { waitMs, wakes } = await round;
      // What rang meanwhile was in this batch already: another look would find nothing.
      if (announced <= reached()) clock.reset();
      if (!stopping && waitMs > 0) await clock.sleep(waitMs, { wakes });
    }
  };
  const done = loop();

  return {
    wake(position = Number.POSITIVE_INFINITY) {
      announced = Math.max(announced, position);
      if (announced > reached()) clock.ring();
    },
    settled: () => current,
    async stop() {
      stopping = true;
      clock.end();
      await done;
    },
  };
};

/**
 * The steps of a projection, each one batch or an attempt at it, which say how long to wait for the
 * next. `reached` is where the view is as far as these steps know.
 */
const createSteps = (
  projection: Projection,
  options: RunOptions,
): { step(): Promise<Wait>; reached(): number } => {
  const { log, onBatch, readDb, limit: fullLimit = 1_000 } = options;
  const { name } = projection;
  const retry = createBatchRetry({
    projection: name,
    log,
    fullLimit,
    recordStop: (reason) => recordStop(readDb, name, reason),
  });
  const memory: Memory = {};
  let isEnsured = false;
  let reached = 0;
  let isSecondLook = false;

  const step = async (): Promise<Wait> => {
    try {
      // What fails before there is a batch is no event's fault: it must not count as the last one.
      memory.tried = 0;
      if (!isEnsured) await ensureCheckpoint(readDb, projection);
      isEnsured = true;
      const outcome = await projectBatch(projection, options, retry.limit(), memory);
      if (outcome.kind === 'applied' || outcome.kind === 'idle') retry.succeeded();
      if (outcome.kind === 'applied') {
        reached = outcome.batch.to;
        tellParked(log, outcome.batch);
        onBatch?.(outcome.batch);
      }
      const standsBy = isSecondLook && outcome.kind !== 'applied';
      isSecondLook = outcome.kind === 'held' && !isSecondLook;
      return standsBy ? standby : waitAfter(outcome, projection);
    } catch (error) {
      Object.assign(memory, { checkpoint: undefined, rows: undefined, head: undefined });
      // The read side may have been dropped and migrated anew.
      isEnsured = false;
      reached = 0;
      return retry.failed(
        error instanceof Error ? error : new Error(String(error)),
        memory.tried ?? 0,
      );
    }
  };
  return { step, reached: () => reached };
};

const waitAfter = (outcome: BatchOutcome, { gatherMs }: Pick<Projection, 'gatherMs'>): Wait => {
  switch (outcome.kind) {
    case 'applied':
      if (outcome.more) return { waitMs: 0, wakes: true };
      if (outcome.batch.steps.length === 0) return { waitMs: nothingOwnMs, wakes: false };
      if (gatherMs !== undefined) return { waitMs: gatherMs, wakes: false };
      return { waitMs: pollMs, wakes: true };
    case 'held':
      // The row may have been locked for a heartbeat only: a second look, before standing by.
      return { waitMs: 0, wakes: true };
    case 'idle':
    case 'paused':
      return { waitMs: pollMs, wakes: true };
    default:
      return outcome satisfies never;
  }
};

/** The alarm: one line a stream that is parked from now on. */
const tellParked = (log: Pick<Logger, 'error'>, { projection, parkings }: CommittedBatch) => {
  for (const { event, error } of parkings) {
    if (error === null) continue;
    const { streamType, streamId, position, type, commandId } = event;
    log.error(
      { projection, streamType, streamId, position, type, commandId, error },
      `stream parked: mend the cause, then run "npm run projections -- retry ${projection}"`,
    );
  }
};
