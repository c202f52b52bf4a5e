import { type Kysely, sql } from 'kysely';
import type { Logger } from 'pino';
import type { ReadDatabase } from '#db/read/schema.ts';
import { repeat } from '#server/runtime/repeat.ts';

const everyMs = 1_000;

/**
 * Says every second, in `read.workers`, that this worker is alive; `/api/health/ready` looks there.
 * Rows of workers that have been silent for a minute are taken away.
 */
export const workerHeartbeat = (
  db: Kysely<ReadDatabase>,
  worker: string,
  log: Pick<Logger, 'warn'>,
): { stop(): Promise<void> } => {
  const say = () =>
    sql`
      with silent as (
        delete from read.workers where seen_at < now() - interval '1 minute' and id <> ${worker}
      )
      insert into read.workers (id, started_at, seen_at) values (${worker}, now(), now())
      on conflict (id) do update set seen_at = now()`.execute(db);
  // What hinders it hinders the projections too, and they tell more.
  const warning = 'no sign of life written';
  const { stop } = repeat(say, { everyMs, log, warning, isAtOnce: true });
  return {
    async stop() {
      await stop();
      await db.deleteFrom('read.workers').where('id', '=', worker).execute();
    },
  };
};
