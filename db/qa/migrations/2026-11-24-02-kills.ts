import { type Kysely, sql } from 'kysely';

/** A command that is to fail can take its web process with it, as `kill -9` does. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table qa.controls add column kills boolean not null default false`.execute(db);
}
