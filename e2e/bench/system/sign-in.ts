import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { sessionCookieName, signature } from '#server/auth/session-cookie.ts';
import type { Role } from '#server/contracts/roles.ts';

/** An account with a session, without its password's cost; `cookie` is the header's value. */
export const signInAs = async ({ authDb, secret }: TestDatabase, role: Role) => {
  const id = newId();
  await authDb
    .insertInto('auth.user')
    .values({
      id,
      role,
      name: 'Ada Lovelace',
      email: `${id}@bench.invalid`,
      image: null,
      disabled_at: null,
    })
    .execute();
  const token = newId();
  await sql`insert into auth.session (id, user_id, token, expires_at)
    values (${newId()}, ${id}, ${token}, now() + interval '7 days')`.execute(authDb);
  const value = encodeURIComponent(`${token}.${signature(token, secret)}`);
  return { id, cookie: `${sessionCookieName(false)}=${value}` };
};
