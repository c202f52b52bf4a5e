import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { fenceRebuild, type RebuildRun } from './rebuild-fence.ts';
import { shadowIndexes } from './shadow-tables.ts';

/**
 * Builds the live tables' indexes on the shadows, as far as they are not there yet. What fails as
 * `isLeftOut` says is left out. Throws RebuildTakenOver.
 */
export const indexShadow = async (
  db: Kysely<ReadDatabase>,
  run: RebuildRun,
  isLeftOut: (error: unknown) => boolean = () => false,
): Promise<void> => {
  for (const statement of await shadowIndexes(db, run.projection)) {
    const built = db.transaction().execute(async (transaction) => {
      // The fence again: by now the shadow may be another run's, which builds its own.
      await fenceRebuild(transaction, run);
      await statement.execute(transaction);
    });
    await built.catch((error: unknown) => {
      if (!isLeftOut(error)) throw error;
    });
  }
};
