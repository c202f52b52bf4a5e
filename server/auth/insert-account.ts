import { type Kysely, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { AuthDatabase } from '#db/auth/schema.ts';
import type { Role } from '#server/contracts/roles.ts';

/** An account with its password as `hashPassword` made it; `email` in lower case. */
export type HashedAccount = { id: string; name: string; email: string; role: Role; hash: string };

/** Answers whether the account is new; one with the same id or e-mail is left as it is. */
export async function insertAccount(
  authDb: Kysely<AuthDatabase>,
  { id, name, email, role, hash }: HashedAccount,
): Promise<boolean> {
  // One statement: an account without its password cannot come to be. Without a conflict target,
  // as a repeat with the same id is a repeat too.
  const { rows } = await sql`
    with made as (
      insert into auth."user" (id, name, email, role) values (${id}, ${name}, ${email}, ${role})
      on conflict do nothing returning id
    )
    insert into auth.account (id, user_id, account_id, provider_id, password)
    select ${uuidv7()}, id, id::text, 'credential', ${hash} from made
    returning user_id`.execute(authDb);
  return rows.length > 0;
}
