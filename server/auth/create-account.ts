import { type Kysely, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { AuthDatabase } from '#db/auth/schema.ts';
import type { Role } from '#server/contracts/roles.ts';
import { hashPassword } from './passwords.ts';

export type NewAccount = {
  id?: string;
  name: string;
  email: string;
  password: string;
  role: Role;
};

/**
 * Makes an account with its password, or leaves the one that has this e-mail as it is. Answers
 * whose account it is and whether it is new; takes as long for either, so that nobody learns from
 * the time which addresses are known.
 */
export async function createAccount(
  authDb: Kysely<AuthDatabase>,
  { id = uuidv7(), name, email, password, role }: NewAccount,
): Promise<{ id: string; created: boolean }> {
  const address = email.toLowerCase();
  const hash = await hashPassword(password);
  // One statement: an account without its password cannot come to be. Without a conflict target,
  // as a repeat with the same id is a repeat too.
  const { rows } = await sql<{ id: string }>`
    with made as (
      insert into auth."user" (id, name, email, role) values (${id}, ${name}, ${address}, ${role})
      on conflict do nothing returning id
    )
    insert into auth.account (id, user_id, account_id, provider_id, password)
    select ${uuidv7()}, id, id::text, 'credential', ${hash} from made
    returning user_id as id`.execute(authDb);
  if (rows[0]) return { id: rows[0].id, created: true };
  const known = await authDb
    .selectFrom('auth.user')
    .select('id')
    .where('email', '=', address)
    .executeTakeFirstOrThrow();
  return { id: known.id, created: false };
}
