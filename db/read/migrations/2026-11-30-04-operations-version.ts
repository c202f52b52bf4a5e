import { type Kysely, sql } from 'kysely';

/**
 * Of which version of its projection a rebuild must make the view: a worker of the release before
 * would make the old one again. Null where any worker may do it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table read.operations add column version integer`.execute(db);
}
