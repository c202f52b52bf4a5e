import { type Kysely, sql } from 'kysely';

/**
 * Views of the order list that staff keep. Beside the accounts, not beside the read models: they come
 * from no event, so a rebuild of the read side, which may drop it as a whole, must not touch them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table auth.saved_views (
    id uuid primary key,
    owner_id uuid not null references auth."user" on delete cascade,
    name text not null,
    shared boolean not null,
    definition jsonb not null,
    version integer not null default 1,
    updated_at timestamptz(3) not null default now()
  )`,
  'create unique index saved_views_name on auth.saved_views (owner_id, lower(name))',
  'create index saved_views_shared on auth.saved_views (lower(name)) where shared',
];
