import type { Kysely } from 'kysely';
import { isRecent } from '#db/read/is-recent.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import { projections } from '#server/projections/projections.ts';

/** Whoever follows a view touches its checkpoint every second or so, and with each batch. */
const touchedSeconds = 30;

/**
 * Whether this release's projection of this name stands still. Either it cannot go on, and no
 * worker has said within 5 s that the view holds the whole log (of two workers one may be too
 * old); or nobody has touched its checkpoint for 30 s and no operator paused it (transient
 * failures leave no reason). A view of another release is not stopped: that release goes on with
 * it, or it is rebuilt.
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
