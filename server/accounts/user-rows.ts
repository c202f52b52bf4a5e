import { type Kysely, sql } from 'kysely';
import type { AuthDatabase } from '#db/auth/schema.ts';
import { type User, user } from '#server/contracts/users.ts';

/** Accounts as `account`, each with how many sessions it has that have not ended. */
export const selectUsers = (authDb: Kysely<AuthDatabase>) =>
  authDb
    .selectFrom('auth.user as account')
    .select(['account.id', 'account.name', 'account.email', 'account.role'])
    .select(['account.created_at', 'account.disabled_at'])
    .select((eb) =>
      eb
        .selectFrom('auth.session')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('auth.session.user_id', '=', 'account.id')
        .where('auth.session.expires_at', '>', sql<Date>`now()`)
        .where('auth.session.created_at', '>', sql<Date>`now() - interval '30 days'`)
        .as('sessions'),
    );

type UserRow = {
  id: string;
  name: string;
  email: string;
  role: string;
  created_at: Date;
  disabled_at: Date | null;
  sessions: number | null;
};

export const userFromRow = ({ created_at, disabled_at, sessions, ...row }: UserRow): User =>
  user.parse({
    ...row,
    createdAt: created_at.toISOString(),
    disabledAt: disabled_at?.toISOString() ?? null,
    sessions: sessions ?? 0,
  });
