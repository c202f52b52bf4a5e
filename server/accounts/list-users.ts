import { sql } from 'kysely';
import type { Viewer } from '#server/contracts/roles.ts';
import type { ListUsersQuery, UserPage } from '#server/contracts/users.ts';
import type { AccountReads } from './account-reads.ts';
import { recordPage } from './record-page.ts';
import { selectUsers, userFromRow } from './user-rows.ts';

/** Accounts by e-mail, those whose name and address hold every word of `q`. Throws InvalidCursor. */
export async function listUsers(
  { authDb, cursors }: AccountReads,
  viewer: Viewer,
  { q, role, limit, cursor }: ListUsersQuery,
): Promise<UserPage> {
  const list = { list: 'users', user: viewer.id, q, role };
  const after = cursor === undefined ? undefined : cursors.open(cursor, list);
  let query = selectUsers(authDb);
  if (role !== undefined) query = query.where('account.role', '=', role);
  if (after !== undefined) query = query.where('account.email', '>', String(after[0]));
  for (const word of (q ?? '').toLowerCase().split(/\s+/)) {
    if (word === '') continue;
    const like = `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
    query = query.where(
      sql<boolean>`(lower(account.name) like ${like} or account.email like ${like})`,
    );
  }
  const rows = await query
    .orderBy('account.email')
    .limit(limit + 1)
    .execute();
  return recordPage(rows, limit, {
    item: userFromRow,
    cursor: ({ email }) => cursors.seal([email], list),
  });
}
