import type { Logger } from 'pino';
import { ensureCheckpoint, recordStop } from './checkpoints.ts';
import { createAlarmClock } from './create-alarm-clock.ts';
import { isTransient } from './is-transient.ts';
import {
  type BatchOutcome,
  type CommittedBatch,
  type Memory,
  type ProjectionDeps,
  projectBatch,
} from './project-batch.ts';
import type { Projection } from './projection.ts';
import { StoppedError } from './stopped-error.ts';

export type RunOptions = ProjectionDeps & {
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Called after each commit of this worker, in order; must not throw. */
  onBatch?: (batch: CommittedBatch) => void;
  /** Events a batch at most: bounds memory, and the time that the checkpoint is held. */
  limit?: number;
};

/** A projection at work in this process. */
export type RunningProjection = {
  /** The log has grown: look now. */
  wake(): void;
  /** Settles when the batch that is under way, if any, is done. */
  settled(): Promise<void>;
  /** Finishes the batch under way and ends. */
  stop(): Promise<void>;
};

const pollMs = 1_000;
/** Whoever came too late leaves the next batches to the one who did not. */
const standbyMs = 250;
/** After a batch without an event of its own, a projection lets the next ones gather. */
const passedOverMs = 50;
const firstPauseMs = 50;
const longestPauseMs = 30_000;

/**
 * Keeps one projection up with the log for as long as the process lives. Wakes on `wake` and looks
 * every second regardless. Transient failures are retried with backoff. After any other failure the
 * batch is halved until the one event that cannot be applied stands alone: there the projection
 * stops, says so in the log and in its checkpoint, loses nothing, and looks again up to every 30 s.
 */
export const runProjection = (projection: Projection, options: RunOptions): RunningProjection => {
  const { log, onBatch, limit: fullLimit = 1_000 } = options;
  const alarm = createAlarmClock();
  const ensured = once(() => ensureCheckpoint(options.readDb, projection));
  const memory: Memory = {};
  let stopping = false;
  let isLate = false;
  let current: Promise<void> = Promise.resolve();
  let limit = fullLimit;
  let pauseMs = firstPauseMs;
  let stoppedReason: string | undefined;

  const succeeded = (outcome: BatchOutcome) => {
    pauseMs = firstPauseMs;
    if (outcome.kind === 'held' || outcome.kind === 'paused') return;
    limit = Math.min(limit * 2, fullLimit);
    if (stoppedReason !== undefined) log.info({ projection: projection.name }, 'goes on again');
    stoppedReason = undefined;
  };

  const stopped = async (error: Error) => {
    const { name } = projection;
    if (stoppedReason !== error.message) {
      log.error({ projection: name, err: error }, 'projection stopped; nothing after it is shown');
    }
    stoppedReason = error.message;
    await recordStop(options.readDb, name, error.message).catch(() => {});
  };

  /** One batch; answers how long to wait before the next at most, and whether a wake cuts it short. */
  const step = async (): Promise<{ waitMs: number; wakes: boolean }> => {
    try {
      await ensured();
      const outcome = await projectBatch(projection, options, limit, memory);
      succeeded(outcome);
      const wasLate = isLate;
      isLate = outcome.kind === 'held' && !wasLate;
      // The row may have been locked for a heartbeat only: look again before standing by.
      if (isLate) return { waitMs: 0, wakes: true };
      if (outcome.kind !== 'applied') {
        return wasLate ? { waitMs: standbyMs, wakes: false } : { waitMs: pollMs, wakes: true };
      }
      onBatch?.(outcome.batch);
      if (outcome.more) return { waitMs: 0, wakes: true };
      if (outcome.batch.steps.length === 0) return { waitMs: passedOverMs, wakes: false };
      return { waitMs: pollMs, wakes: true };
    } catch (thrown) {
      memory.place = undefined;
      memory.head = undefined;
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      if (isTransient(error)) {
        log.warn({ projection: projection.name, err: error }, 'batch failed; trying again');
      } else if (limit > 1 && !(error instanceof StoppedError)) {
        limit = Math.ceil(limit / 2);
        return { waitMs: 0, wakes: true };
      } else {
        await stopped(error);
      }
      const waitMs = pauseMs;
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      return { waitMs, wakes: false };
    }
  };

  const loop = async () => {
    while (!stopping) {
      alarm.reset();
      const round = step();
      current = round.then(() => {});
      const { waitMs, wakes } = await round;
      if (!stopping && waitMs > 0) await alarm.sleep(waitMs, { wakes });
    }
  };
  const done = loop();

  return {
    wake: alarm.ring,
    settled: () => current,
    async stop() {
      stopping = true;
      alarm.end();
      await done;
    },
  };
};

/** The work done once, and again only after it failed. */
const once = (work: () => Promise<void>) => {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work().catch((error: unknown) => {
      done = undefined;
      throw error;
    });
    return done;
  };
};
