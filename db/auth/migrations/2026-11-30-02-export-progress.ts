import { type Kysely, sql } from 'kysely';

/**
 * How far downloads are that anybody can ask after, whichever web process streams them. Beside the
 * accounts: it is a person's, comes from no event, and web processes may not write to the views.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table auth.export_progress (
    id uuid primary key,
    user_id uuid not null references auth."user" on delete cascade,
    rows bigint not null default 0,
    expected bigint,
    begun_at timestamptz(3) not null default now(),
    seen_at timestamptz(3) not null default now(),
    ended_at timestamptz(3),
    reason text
  )`,
  // Old ones are taken away, the oldest first.
  'create index export_progress_by_begun_at on auth.export_progress (begun_at)',
];
