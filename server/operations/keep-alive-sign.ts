import { type Kysely, sql } from 'kysely';
import type { Logger } from 'pino';
import type { ReadDatabase } from '#db/read/schema.ts';

const everyMs = 1_000;

/**
 * Says every second, in `read.workers`, that this worker is alive; `/api/health/ready` looks there.
 * Rows of workers that have been silent for a minute are taken away.
 */
export const keepAliveSign = (
  db: Kysely<ReadDatabase>,
  worker: string,
  log: Pick<Logger, 'warn'>,
): { stop(): Promise<void> } => {
  let saying = Promise.resolve();
  const say = async () => {
    await sql`
      with silent as (
        delete from read.workers where seen_at < now() - interval '1 minute' and id <> ${worker}
      )
      insert into read.workers (id, started_at, seen_at) values (${worker}, now(), now())
      on conflict (id) do update set seen_at = now()`.execute(db);
  };
  const beat = () => {
    // One at a time: a database that hangs must not collect them.
    saying = saying.then(say).catch((err: unknown) => log.warn({ err }, 'no sign of life written'));
  };
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    beat();
    void saying.finally(() => {
      busy = false;
    });
  }, everyMs).unref();
  beat();
  return {
    async stop() {
      clearInterval(timer);
      await saying;
      await db.deleteFrom('read.workers').where('id', '=', worker).execute();
    },
  };
};
