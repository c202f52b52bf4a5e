import { type Kysely, sql } from 'kysely';

/**
 * Who changed a view last: whoever took it out of their own sight, and got no answer, is told so when
 * they ask again. Null where an earlier release changed it, or nobody did.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table auth.saved_views
    add column changed_by uuid references auth."user" on delete set null`.execute(db);
}
