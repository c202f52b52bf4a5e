import { type Kysely, sql } from 'kysely';

/**
 * Amounts are asked for in one currency. Without it those of a rare one are looked for in the whole
 * table.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index orders_of_currency_by_total on read.orders (currency, total, id)`.execute(
    db,
  );
}
