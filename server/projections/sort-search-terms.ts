import { type Kysely, sql } from 'kysely';
import type { Logger } from 'pino';
import type { ReadDatabase } from '#db/read/schema.ts';
import { repeat } from '#server/runtime/repeat.ts';

const everyMs = 1_000;

/**
 * Sorts what the batches of this worker have added to the search into its index, a second after
 * they did and beside the next ones: Postgres gathers it in a list, and the batch that finds the
 * list full would have to. Until then a search reads the list itself.
 */
export const sortSearchTerms = (
  db: Kysely<ReadDatabase>,
  log: Pick<Logger, 'warn'>,
): { added(): void; stop(): Promise<void> } => {
  let isDue = false;
  const sort = async () => {
    isDue = false;
    // No index is there for a moment while a rebuild is swapped in.
    await sql`select gin_clean_pending_list(to_regclass('read.orders_search'))`.execute(db);
  };
  // Where it fails, the batches do it themselves, only slower.
  const warning = 'new search terms not sorted in';
  const { stop } = repeat(sort, { everyMs, log, warning, isDue: () => isDue });
  return {
    added() {
      isDue = true;
    },
    stop,
  };
};
