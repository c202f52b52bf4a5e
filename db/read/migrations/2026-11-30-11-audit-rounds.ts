import { type Kysely, sql } from 'kysely';

/**
 * Up to where, and when, the auditor last came to the end of a round, and up to which key it has
 * walked through the rows of each table.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table read.audits
    add column round_position bigint,
    add column round_ended_at timestamptz(3),
    add column walked jsonb not null default '{}'`.execute(db);
}
