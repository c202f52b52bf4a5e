import { type Kysely, sql } from 'kysely';

/** The list of customers, newest first and by name, a page at a time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index customers_by_registered_at on read.customers (registered_at, id)`.execute(
    db,
  );
  await sql`create index customers_by_name on read.customers (name, id)`.execute(db);
}
