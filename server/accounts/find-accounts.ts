import { type Kysely, sql } from 'kysely';
import type { AuthDatabase } from '#db/auth/schema.ts';
import { role } from '#server/contracts/roles.ts';
import type { SecurityFact } from './write-security-entries.ts';

/** Whose these e-mail addresses are, by address; without those that are nobody's. */
export async function findAccounts(
  authDb: Kysely<AuthDatabase>,
  emails: readonly string[],
): Promise<ReadonlyMap<string, NonNullable<SecurityFact['actor']>>> {
  if (emails.length === 0) return new Map();
  const rows = await authDb
    .selectFrom('auth.user')
    .select(['id', 'email', 'role'])
    .where('email', '=', sql<string>`any(${emails}::text[])`)
    .execute();
  return new Map(rows.map(({ id, email, ...row }) => [email, { id, role: role.parse(row.role) }]));
}
