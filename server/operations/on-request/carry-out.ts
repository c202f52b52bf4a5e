import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { finishOperation, type OperationEnd } from './finish-operation.ts';
import { RebuildDiffers } from './rebuild-differs.ts';

/**
 * Does the work of the operation with this id and writes down how it ended. What the work throws is
 * written down as its failure, and thrown on.
 */
export const carryOut = async <Done extends OperationEnd>(
  db: Kysely<ReadDatabase>,
  id: number,
  work: () => Promise<Done>,
): Promise<Done> => {
  try {
    const done = await work();
    await finishOperation(db, id, done);
    return done;
  } catch (error) {
    await finishOperation(db, id, {
      state: 'failed',
      outcome: error instanceof Error ? error.message : String(error),
      differs: error instanceof RebuildDiffers,
    }).catch(() => {});
    throw error;
  }
};
