import { type Kysely, sql } from 'kysely';

/**
 * Workers sort new search terms into the index every second, beside the batches: with 256 kB every
 * 70th order waited up to 31 ms for it, and at 500 orders a second a fifth of the time went there.
 * The limit is again where a batch does it only if no worker has for long.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter index read.orders_search set (gin_pending_list_limit = 4096)`.execute(db);
}
