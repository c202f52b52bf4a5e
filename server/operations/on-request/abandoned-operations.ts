import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { beat } from '#server/runtime/beat.ts';

/** Of an operation `o` that is running: neither its own process nor its worker gives a sign of life. */
export const isAbandoned = sql<boolean>`(o.state = 'running'
  and o.started_at < now() - interval '15 seconds'
  and coalesce(o.seen_at, '-infinity') < now() - interval '15 seconds'
  and not exists (
    select from read.workers w where w.id = o.worker and w.seen_at > now() - interval '15 seconds'))`;

export const abandonedOutcome =
  'Stopped: the process that was at it ended. Ask again; a rebuild goes on from where it was.';

/** Writes down as failed what nobody is at any more. */
export const failAbandoned = async (db: Kysely<ReadDatabase>): Promise<void> => {
  await sql`
    update read.operations o
    set state = 'failed', finished_at = now(), outcome = ${abandonedOutcome}
    where ${isAbandoned}`.execute(db);
};

/** Says that an operation's own process lives; answers its end. */
export const beatOperation = (db: Kysely<ReadDatabase>, id: number): (() => void) =>
  beat(() =>
    db
      .updateTable('read.operations')
      .set({ seen_at: sql<string>`now()` })
      .where('id', '=', id)
      .execute(),
  );
