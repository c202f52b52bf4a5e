import { type Kysely, sql } from 'kysely';
import type { AuthDatabase } from '#db/auth/schema.ts';
import type { Role } from '#server/contracts/roles.ts';

/**
 * Which of these sessions are good now, each with the role that its account has now; by the same
 * rules as a sign-in is checked by, asked of the database and not of any memory.
 */
export async function listLivingSessions(
  authDb: Kysely<AuthDatabase>,
  ids: readonly string[],
): Promise<Map<string, Role>> {
  if (ids.length === 0) return new Map();
  // The sessions among `ids` that have not ended, of accounts that are not disabled.
  const rows = await authDb
    .selectFrom('auth.session as session')
    .innerJoin('auth.user as user', 'user.id', 'session.user_id')
    .select(['session.id', 'user.role'])
    .where('session.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('session.expires_at', '>', sql<Date>`now()`)
    .where('session.created_at', '>', sql<Date>`now() - interval '30 days'`)
    .where('user.disabled_at', 'is', null)
    .execute();
  return new Map(rows.map(({ id, role }) => [id, role]));
}
