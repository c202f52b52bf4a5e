import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { projections } from '#server/projections/projections.ts';
import { standsStill } from './stands-still.ts';

/**
 * Whether this release's projection of this name stands still. A view of another release is not
 * stopped: that release goes on with it, or it is rebuilt.
 */
export async function isStopped(db: Kysely<ReadDatabase>, name: string): Promise<boolean> {
  const own = projections.find((projection) => projection.name === name);
  const stopped = await db
    .selectFrom('read.checkpoints as view')
    .select('view.projection')
    .where('view.projection', '=', name)
    .where('view.version', '=', own?.version ?? 0)
    .where(standsStill)
    .executeTakeFirst();
  return stopped !== undefined;
}
