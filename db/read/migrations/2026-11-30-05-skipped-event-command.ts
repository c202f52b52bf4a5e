import { type Kysely, sql } from 'kysely';

/**
 * Of which command the event was that is left out: after a restore another event may stand at its
 * position. Null where an earlier release left it out, which wrote down the position alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table read.skipped_events add column command_id uuid`.execute(db);
}
