import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { AuthDatabase } from '#db/auth/schema.ts';
import { AuthError } from './auth-error.ts';

/**
 * The first attempts are free (a team that signs in to one account at once is no attack); then each
 * waits twice as long as the one before, up to a minute.
 */
const freeAttempts = 20;
const longestWaitSeconds = 60;

/**
 * Counts one attempt before its password is looked at, so that parallel guesses cannot all pass
 * one check. Throws AuthError `wait` when the pause after the last one is not over. The clock is
 * the database's and the row is shared by all processes; an hour without attempts forgets them.
 */
export async function chargeAttempt(authDb: Kysely<AuthDatabase>, key: string): Promise<void> {
  const row = keyOf(key);
  const count = sql`(case when kept.last_at > now() - interval '1 hour' then kept.attempts + 1 else 1 end)`;
  // One statement: counts the attempt and sets when the next may come, unless it is too early.
  const charged = await sql`
    insert into auth.sign_in_attempts as kept (key, attempts) values (${row}, 1)
    on conflict (key) do update set attempts = ${count}, last_at = now(),
      next_at = now() + make_interval(secs => case when ${count} < ${freeAttempts}::int then 0
        else least(${longestWaitSeconds}::int, 2 ^ least(${count} - ${freeAttempts}::int, 10)) end)
      where kept.next_at <= now()
    returning key`.execute(authDb);
  if (charged.rows.length > 0) return;
  // How long the refused one should wait, in whole seconds.
  const { rows } = await sql<{ seconds: number }>`
    select greatest(1, ceil(extract(epoch from next_at - now())))::int as seconds
    from auth.sign_in_attempts where key = ${row}`.execute(authDb);
  throw new AuthError('wait', 'Too many attempts. Please wait a moment.', {
    retryAfter: rows[0]?.seconds ?? 1,
  });
}

/** Forgets the attempts of a key whose owner has got in, and those of everybody an hour ago. */
export async function forgiveAttempts(authDb: Kysely<AuthDatabase>, key: string): Promise<void> {
  await authDb
    .deleteFrom('auth.sign_in_attempts')
    .where((where) =>
      where.or([
        where('key', '=', keyOf(key)),
        where('last_at', '<', sql<Date>`now() - interval '1 hour'`),
      ]),
    )
    .execute();
}

/** Addresses that were tried are nobody's business: only their hash is kept. */
const keyOf = (key: string) => createHash('sha256').update(key).digest('base64url');
