import { type Kysely, sql } from 'kysely';

/**
 * Which event of which stream was left out, so that the page of its order can say so. Null where an
 * earlier release left it out, or does so while it still works.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table read.skipped_events
    add column stream_type text,
    add column stream_id uuid,
    add column version integer,
    add column type text`,
  'create index skipped_events_of_stream on read.skipped_events (stream_id, version)',
];
