import { type Kysely, sql } from 'kysely';
import type { Logger } from 'pino';

/** The channel on which a process calls itself. */
export const selfTestChannel = 'self_test';

const patienceMs = 3_000;

export type CheckListeningOptions = {
  /** Of this process, as no other is called. */
  name: string;
  /** The variable that leads past a pooler to the database that is listened to. */
  variable: 'DIRECT_DATABASE_URL' | 'DIRECT_READ_DATABASE_URL';
  log: Pick<Logger, 'warn'>;
};

/**
 * Calls this process by NOTIFY and says so in the log if it does not hear itself: behind a
 * transaction pooler LISTEN succeeds and delivers nothing, and only the slower polling would work.
 * Answers what is to be called with every payload that arrives on `selfTestChannel`.
 */
export const checkListening = <Database>(
  db: Kysely<Database>,
  { name, variable, log }: CheckListeningOptions,
): { start(): void; heard(payload: string): void } => {
  let deaf: NodeJS.Timeout | undefined;
  return {
    start() {
      clearTimeout(deaf);
      deaf = setTimeout(() => {
        log.warn(
          `LISTEN delivers nothing here, so this worker only polls. Set ${variable} to a URL that bypasses the connection pooler.`,
        );
      }, patienceMs).unref();
      // Nothing but the NOTIFY itself: a failure is the listener's to tell.
      sql`select pg_notify(${selfTestChannel}, ${name})`.execute(db).catch(() => {});
    },
    heard(payload) {
      if (payload === name) clearTimeout(deaf);
    },
  };
};
