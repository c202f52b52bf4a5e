import type { Logger } from 'pino';
import { isCutShort, lacksTable } from '#db/sql-state.ts';
import { isPoison } from './dead-letters/is-poison.ts';
import { isTransient } from './is-transient.ts';

/** How long to wait before the next look at most, and whether a wake cuts it short. */
export type Wait = { waitMs: number; wakes: boolean };

export type BatchRetry = {
  /** Events that the next batch may have. */
  limit(): number;
  /** A batch went through, or there was none to do. */
  succeeded(): void;
  /** A batch of `tried` events failed; says when to try the next. */
  failed(error: Error, tried: number): Promise<Wait>;
};

export type RetryOptions = {
  projection: string;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  fullLimit: number;
  /** Writes down for others to see why the projection cannot go on. */
  recordStop: (reason: string) => Promise<void>;
};

const firstPauseMs = 50;
const longestPauseMs = 2_000;
const longestStopMs = 30_000;

/**
 * What a projection does about failures. Transient ones are retried with back-off up to 2 s, by
 * half a batch after a timeout. After a poison event it halves the batch until that event is alone
 * and parked. On anything else it stops, logs once and retries, with back-off up to 30 s, or 2 s where
 * only the tables are missing: a migration brings them, and until then nobody sees anything.
 */
export const createBatchRetry = (options: RetryOptions): BatchRetry => {
  const { projection, log, fullLimit, recordStop } = options;
  let limit = fullLimit;
  let pauseMs = firstPauseMs;
  let stoppedReason: string | undefined;

  const halve = (tried: number) => {
    if (tried > 0) limit = Math.ceil(Math.min(limit, tried) / 2);
  };
  const pause = (longestMs: number): Wait => {
    const waitMs = Math.min(pauseMs, longestMs);
    pauseMs = waitMs * 2;
    return { waitMs, wakes: false };
  };

  return {
    limit: () => limit,
    succeeded() {
      pauseMs = firstPauseMs;
      limit = Math.min(limit * 2, fullLimit);
      if (stoppedReason !== undefined) log.info({ projection }, 'projection goes on again');
      stoppedReason = undefined;
    },
    async failed(error, tried) {
      if (isTransient(error)) {
        log.warn({ projection, err: error }, 'batch failed; trying again');
        if (isCutShort(error)) halve(tried);
        return pause(longestPauseMs);
      }
      if (tried > 1 && isPoison(error)) {
        halve(tried);
        return { waitMs: 0, wakes: true };
      }
      if (stoppedReason !== error.message) {
        log.error({ projection, err: error }, 'projection stopped; nothing after it is shown');
      }
      stoppedReason = error.message;
      await recordStop(error.message).catch(() => {});
      return pause(lacksTable(error) ? longestPauseMs : longestStopMs);
    },
  };
};
