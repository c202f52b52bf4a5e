import { type Kysely, sql } from 'kysely';

/**
 * When an operation's own process last gave a sign of life: those of the command line are no
 * workers, and one that was killed would stand as running for ever.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table read.operations add column seen_at timestamptz(3)`.execute(db);
}
