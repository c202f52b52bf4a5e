import type { Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { AuthDatabase } from '#db/auth/schema.ts';
import type { Role } from '#server/contracts/roles.ts';
import { insertAccount } from './insert-account.ts';
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
  if (await insertAccount(authDb, { id, name, email: address, role, hash })) {
    return { id, created: true };
  }
  const known = await authDb
    .selectFrom('auth.user')
    .select('id')
    .where('email', '=', address)
    .executeTakeFirstOrThrow();
  return { id: known.id, created: false };
}
