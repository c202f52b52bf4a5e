import { type Kysely, sql } from 'kysely';

/** A request that changes something can lose its answer behind each of its statements, too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table qa.controls
    add column fail_point integer not null default 0 check (fail_point >= 0)`.execute(db);
}
