import { type Kysely, sql } from 'kysely';
import type { AuthDatabase } from '#db/auth/schema.ts';
import { uuid } from '#server/contracts/identifiers.ts';

/** The names of these accounts, by id; who is no account (an import) has none. */
export async function findNames(
  authDb: Kysely<AuthDatabase>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const accounts = [...new Set(ids)].filter((id) => uuid.safeParse(id).success);
  if (accounts.length === 0) return new Map();
  const rows = await authDb
    .selectFrom('auth.user')
    .select(['id', 'name'])
    .where('id', '=', sql<string>`any(${accounts}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
