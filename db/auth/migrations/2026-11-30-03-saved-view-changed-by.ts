import { type Kysely, sql } from 'kysely';

/**
 * Who changed a view last: whoever took it out of their own sight, and got no answer, is told so when
 * they ask again. The name counts for the version that it came with: the release before makes new ones
 * and leaves it as it is. Null where nobody has changed it since both are written.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table auth.saved_views
    add column changed_by uuid references auth."user" on delete set null,
    add column changed_by_version integer`.execute(db);
}
