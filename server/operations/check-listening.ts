import { type Kysely, sql } from 'kysely';
import type { Logger } from 'pino';

/** The channel on which a process calls itself. */
export const selfTestChannel = 'self_test';

const patienceMs = 3_000;

/**
 * Calls this process by NOTIFY and says so in the log if it does not hear itself: behind a
 * transaction pooler LISTEN succeeds and delivers nothing, and only the slower polling would work.
 * Answers what is to be called with every payload that arrives on `selfTestChannel`.
 */
export const testListening = <Database>(
  db: Kysely<Database>,
  { name, log }: { name: string; log: Pick<Logger, 'warn'> },
): { start(): void; heard(payload: string): void } => {
  let deaf: NodeJS.Timeout | undefined;
  return {
    start() {
      clearTimeout(deaf);
      deaf = setTimeout(() => {
        log.warn(
          'LISTEN delivers nothing here, so views follow by polling only. Set DIRECT_DATABASE_URL to a URL that bypasses the connection pooler.',
        );
      }, patienceMs).unref();
      // Nothing but the alarm itself: a failure is the listener's to tell.
      sql`select pg_notify(${selfTestChannel}, ${name})`.execute(db).catch(() => {});
    },
    heard(payload) {
      if (payload === name) clearTimeout(deaf);
    },
  };
};
