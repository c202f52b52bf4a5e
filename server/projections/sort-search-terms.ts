import { type Kysely, sql } from 'kysely';
import type { Logger } from 'pino';
import type { ReadDatabase } from '#db/read/schema.ts';

const everyMs = 1_000;

/**
 * Sorts what the batches of this worker have added to the search into its index, a second after
 * they did and beside the next ones: Postgres gathers it in a list, and the batch that finds the
 * list full would have to. Until then a search reads the list itself. Never two at a time.
 */
export const sortSearchTerms = (
  db: Kysely<ReadDatabase>,
  log: Pick<Logger, 'warn'>,
): { added(): void; stop(): Promise<void> } => {
  let isDue = false;
  let isLost = false;
  let sorting: Promise<void> | undefined;

  const sort = async () => {
    isDue = false;
    try {
      // No index is there for a moment while a rebuild is swapped in.
      await sql`select gin_clean_pending_list(to_regclass('read.orders_search'))`.execute(db);
      isLost = false;
    } catch (err) {
      // Once, not every second: the batches do it themselves then, only slower.
      if (!isLost) log.warn({ err }, 'new search terms not sorted in');
      isLost = true;
    }
  };
  const timer = setInterval(() => {
    if (!isDue) return;
    sorting ??= sort().finally(() => {
      sorting = undefined;
    });
  }, everyMs).unref();

  return {
    added() {
      isDue = true;
    },
    async stop() {
      clearInterval(timer);
      await sorting;
    },
  };
};
