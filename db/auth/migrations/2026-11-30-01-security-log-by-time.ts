import { type Kysely, sql } from 'kysely';

/** The security log by when things happened: all of it, of one kind, of one account. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'create index security_log_by_time on auth.security_log (at, id)',
  'create index security_log_of_kind_by_time on auth.security_log (kind, at, id)',
  'create index security_log_of_actor_by_time on auth.security_log (actor_id, at, id)',
  // By id, as the release before reads them; it finds the same along the others, only slower.
  'drop index auth.security_log_of_kind',
  'drop index auth.security_log_of_actor',
];
