import { type Kysely, sql } from 'kysely';

/** What each stretch of the log was when the auditor first read it, to see that it never changes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table read.log_hashes (
    from_position bigint not null,
    to_position bigint not null,
    epoch uuid not null,
    hash bytea not null,
    primary key (from_position, to_position)
  )`.execute(db);
}
