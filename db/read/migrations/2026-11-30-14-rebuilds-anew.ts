import { type Kysely, sql } from 'kysely';

/**
 * Of a rebuild that is asked for: whether it shall begin anew instead of going on with what an
 * interrupted one has left. A worker of the release before heeds it as if it were false.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table read.operations add column restart boolean not null default false`.execute(
    db,
  );
}
