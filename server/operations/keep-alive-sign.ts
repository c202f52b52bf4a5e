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
  let isSilent = false;
  const say = async () => {
    try {
      await sql`
        with silent as (
          delete from read.workers where seen_at < now() - interval '1 minute' and id <> ${worker}
        )
        insert into read.workers (id, started_at, seen_at) values (${worker}, now(), now())
        on conflict (id) do update set seen_at = now()`.execute(db);
      isSilent = false;
    } catch (err) {
      // Once, not every second: what hinders it hinders the projections too, and they tell more.
      if (!isSilent) log.warn({ err }, 'no sign of life written');
      isSilent = true;
    }
  };
  let saying: Promise<void> | undefined;
  const beat = () => {
    // One at a time: a database that hangs must not collect them.
    saying ??= say().finally(() => {
      saying = undefined;
    });
  };
  const timer = setInterval(beat, everyMs).unref();
  beat();
  return {
    async stop() {
      clearInterval(timer);
      await saying;
      await db.deleteFrom('read.workers').where('id', '=', worker).execute();
    },
  };
};
