import type { Kysely } from 'kysely';
import { isRecent } from '#db/read/is-recent.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import { projections } from '#server/projections/projections.ts';

/** Whoever follows a view touches its checkpoint every second or so, and with each batch. */
const touchedSeconds = 30;

/**
 * Whether this release's projection of this name stands still: it cannot go on and nobody has said
 * within 5 s that its view holds the whole log (of two workers one may be too old for what the other
 * does), or nobody has got on with it for 30 s and no operator paused it (what may pass is tried again
 * and again, without a reason to be told). A view of another release is not stopped: it is that one's
 * to go on with, or is rebuilt while it serves.
 */
export async function isStopped(db: Kysely<ReadDatabase>, name: string): Promise<boolean> {
  const own = projections.find((projection) => projection.name === name);
  const stopped = await db
    .selectFrom('read.checkpoints')
    .select('projection')
    .where('projection', '=', name)
    .where('version', '=', own?.version ?? 0)
    .where((eb) =>
      eb.or([
        eb('stopped_reason', 'is not', null).and(isRecent('caught_up_at', 5), 'is not', true),
        eb('paused', '=', false).and(isRecent('updated_at', touchedSeconds), 'is not', true),
      ]),
    )
    .executeTakeFirst();
  return stopped !== undefined;
}
