import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { AuthDatabase } from '#db/auth/schema.ts';
import { type AttemptLimit, AuthError } from './auth-error.ts';

/** Whose attempts are counted: of one account, by a device that it knows, from one address, or all. */
export type AttemptKey = { of: AttemptLimit; key: string };

/**
 * The first attempts in an hour are free (a team that signs in to one account at once is no attack,
 * nor is an office behind one address, nor what everybody mistypes); then each waits twice as long as
 * the one before, up to a minute. Everybody waits for a second at most: 4,600 guesses an hour over all
 * accounts are few, and a longer wait would be a way to keep every new customer out.
 */
const freeAttempts: Record<AttemptLimit, number> = { account: 20, address: 100, everybody: 1_000 };
const longestWaitSeconds: Record<AttemptLimit, number> = { account: 60, address: 60, everybody: 1 };

/**
 * Whoever would have to wait for longer need not: the clock was set back since. Twice the longest wait,
 * because an attempt may have been held up on its way, so that its now is not the latest.
 */
const neverSoLong = sql`make_interval(secs => ${2 * Math.max(...Object.values(longestWaitSeconds))}::int)`;

/**
 * Counts one attempt before its password is looked at, so that parallel guesses cannot all pass
 * one check. Throws AuthError `wait` during the pause after the last one. All processes share the
 * row and the database's clock. An hour without attempts forgets them; those of everybody, who are
 * never quiet for that long, are forgotten at each full hour.
 */
export async function chargeAttempt(
  authDb: Kysely<AuthDatabase>,
  { of, key }: AttemptKey,
): Promise<void> {
  const row = keyOf(key);
  const free = freeAttempts[of];
  const since =
    of === 'everybody' ? sql`date_trunc('hour', now())` : sql`now() - interval '1 hour'`;
  const count = sql`(case when kept.last_at >= ${since} then kept.attempts + 1 else 1 end)`;
  // One statement: counts the attempt and sets when the next may come, unless it is too early. After a
  // free one that is at any time: an attempt that began before it may be counted after it.
  const charged = await sql`
    insert into auth.sign_in_attempts as kept (key, attempts, next_at) values (${row}, 1, '-infinity')
    on conflict (key) do update set attempts = ${count}, last_at = now(),
      next_at = case when ${count} < ${free}::int then '-infinity' else now() + make_interval(
        secs => least(${longestWaitSeconds[of]}::int, 2 ^ least(${count} - ${free}::int, 10))) end
      where kept.next_at <= now() or kept.next_at > now() + ${neverSoLong}
    returning key`.execute(authDb);
  if (charged.rows.length > 0) return;
  // How long the refused one should wait, in whole seconds.
  const { rows } = await sql<{ seconds: number }>`
    select greatest(1, ceil(extract(epoch from next_at - now())))::int as seconds
    from auth.sign_in_attempts where key = ${row}`.execute(authDb);
  throw new AuthError('wait', 'Too many attempts. Please wait a moment.', {
    retryAfter: rows[0]?.seconds ?? 1,
    limit: { of, quota: free },
  });
}

/**
 * Forgets the attempts of a key whose owner has got in, and all that are older than an hour but those
 * that are just being counted anew: an attempt holds several, and the two would wait for each other.
 */
export async function forgiveAttempts(
  authDb: Kysely<AuthDatabase>,
  { key }: AttemptKey,
): Promise<void> {
  await authDb
    .deleteFrom('auth.sign_in_attempts')
    .where((where) =>
      where.or([
        where('key', '=', keyOf(key)),
        where('key', 'in', (old) =>
          old
            .selectFrom('auth.sign_in_attempts')
            .select('key')
            .where('last_at', '<', sql<Date>`now() - interval '1 hour'`)
            .forUpdate()
            .skipLocked(),
        ),
      ]),
    )
    .execute();
}

/**
 * Takes one attempt back: who gets in is no guesser. Only one, or whoever has an account here could
 * guess at all the others for ever.
 */
export async function refundAttempt(
  authDb: Kysely<AuthDatabase>,
  { key }: AttemptKey,
): Promise<void> {
  await authDb
    .updateTable('auth.sign_in_attempts')
    .set({ attempts: sql<number>`greatest(0, attempts - 1)` })
    .where('key', '=', keyOf(key))
    .execute();
}

/** Addresses that were tried are nobody's business: only their hash is kept. */
const keyOf = (key: string) => createHash('sha256').update(key).digest('base64url');
