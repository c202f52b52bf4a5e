import type { Logger } from 'pino';

/** Work that is done over and over: the first of several failures in a row is told, the others not. */
export type WarnOnce = { worked(): void; failed(err: unknown): void };

/** Tells with this text that something fails, once until it has worked again. */
export const warnOnce = (log: Pick<Logger, 'warn'>, text: string): WarnOnce => {
  let isTold = false;
  return {
    worked() {
      isTold = false;
    },
    failed(err) {
      if (!isTold) log.warn({ err }, text);
      isTold = true;
    },
  };
};
