import { type Kysely, sql } from 'kysely';

/** Staff by what they do: support and fulfilment beside the admins. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'alter table auth."user" drop constraint user_role_check',
  `alter table auth."user" add constraint user_role_check
    check (role in ('customer', 'support', 'fulfilment', 'admin'))`,
];
