import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';

/** How an operation ended. `outcome`: sentences, one a line. */
export type OperationEnd = { state: 'done' | 'failed'; outcome: string; differs?: boolean };

/** An outcome is read on a page: beyond so many characters it is cut. */
const mostCharacters = 2_000;

/** Writes down how an operation ended. */
export const finishOperation = async (
  db: Kysely<ReadDatabase>,
  id: number,
  { state, outcome, differs = false }: OperationEnd,
): Promise<void> => {
  await db
    .updateTable('read.operations')
    .set({
      state,
      outcome: outcome.slice(0, mostCharacters),
      differs,
      finished_at: sql<string>`now()`,
    })
    .where('id', '=', id)
    .execute();
};
