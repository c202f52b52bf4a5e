import { type Kysely, sql } from 'kysely';

/**
 * The event that a view's place in the log was taken from: where it stands, of which command it is
 * and when it was stored. It tells how old a view is that has never caught up, and whether the log
 * still has that event there. A worker of the release before moves the place without it, so it
 * counts only while both name the same position.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table read.checkpoints add column last_event jsonb`.execute(db);
}
