import { type Kysely, sql, type Transaction } from 'kysely';
import type { AuthDatabase } from '#db/auth/schema.ts';
import type { Role, Viewer } from '#server/contracts/roles.ts';
import type { SecurityKind } from '#server/contracts/security-log.ts';
import type { User } from '#server/contracts/users.ts';
import { selectUsers, userFromRow } from './user-rows.ts';
import { writeSecurityEntries } from './write-security-entries.ts';

/** What an admin may do to an account. All but `enable` end every session that it has. */
export type UserChange =
  | { type: 'change-role'; role: Role }
  | { type: 'disable' }
  | { type: 'enable' }
  | { type: 'sign-out' };

/** `last-admin`: nobody would be left who could undo it. */
export type UserChanged =
  | { kind: 'changed'; user: User }
  | { kind: 'not-found' }
  | { kind: 'last-admin' };

/**
 * Changes an account and writes that down, together or not at all. Sessions learn of it by the
 * tables' own NOTIFY. Rights are those of a sign-in: with another role it takes a new one.
 */
export const changeUser = (
  authDb: Kysely<AuthDatabase>,
  { by, userId, requestId }: { by: Viewer; userId: string; requestId: string },
  change: UserChange,
): Promise<UserChanged> =>
  authDb.transaction().execute(async (trx) => {
    // Whoever takes an admin away waits here for the others who do: two last ones cannot go at once.
    const admins = await trx
      .selectFrom('auth.user')
      .select('id')
      .where('role', '=', 'admin')
      .where('disabled_at', 'is', null)
      .orderBy('id')
      .forUpdate()
      .execute();
    const before = await findUser(trx, userId);
    if (before === undefined) return { kind: 'not-found' };
    if (takesAdmin(change) && admins.every(({ id }) => id === userId) && admins.length === 1) {
      return { kind: 'last-admin' };
    }
    if (change.type === 'change-role' && change.role === before.role) {
      return { kind: 'changed', user: before };
    }
    await apply(trx, userId, change);
    await writeSecurityEntries(trx, [
      {
        kind: kinds[change.type],
        actor: by,
        subject: userId,
        requestId,
        ...(change.type === 'change-role' && { details: { from: before.role, to: change.role } }),
        count: 1,
        firstMs: 0,
        lastMs: 0,
      },
    ]);
    return { kind: 'changed', user: (await findUser(trx, userId)) ?? before };
  });

const kinds: Record<UserChange['type'], SecurityKind> = {
  'change-role': 'role-changed',
  disable: 'account-disabled',
  enable: 'account-enabled',
  'sign-out': 'sessions-ended',
};

const takesAdmin = (change: UserChange): boolean =>
  change.type === 'disable' || (change.type === 'change-role' && change.role !== 'admin');

async function findUser(trx: Transaction<AuthDatabase>, id: string): Promise<User | undefined> {
  const row = await selectUsers(trx).where('account.id', '=', id).executeTakeFirst();
  return row && userFromRow(row);
}

async function apply(trx: Transaction<AuthDatabase>, id: string, change: UserChange) {
  const account = trx.updateTable('auth.user').where('id', '=', id);
  const now = { updated_at: sql<Date>`now()` };
  switch (change.type) {
    case 'change-role':
      await account.set({ role: change.role, ...now }).execute();
      break;
    case 'enable':
      await account.set({ disabled_at: null, ...now }).execute();
      return;
    case 'disable':
      await account.set({ disabled_at: sql<Date>`coalesce(disabled_at, now())`, ...now }).execute();
      break;
    case 'sign-out':
      break;
    default:
      return change satisfies never;
  }
  await trx.deleteFrom('auth.session').where('user_id', '=', id).execute();
}
