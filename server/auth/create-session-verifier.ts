import { type Kysely, sql } from 'kysely';
import type { AuthDatabase } from '#db/auth/schema.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { isUsable } from './is-usable.ts';
import { sessionToken } from './session-cookie.ts';

/** A session that is good now, and the account behind it. `expiresAt` is ISO 8601. */
export type VerifiedSession = { id: string; expiresAt: string; viewer: Viewer };

export type SessionVerifier = {
  /**
   * The session of a `Cookie` header, or undefined. Answers from memory for at most 5 s, less when
   * `forget` is called; so a session that ends is refused within 5 s even if nobody said so.
   */
  verify(cookieHeader: string | null | undefined): Promise<VerifiedSession | undefined>;
  /** Drops what is remembered of one user (the payload of NOTIFY session), or of everybody. */
  forget(userId?: string): void;
};

type Remembered = { session: VerifiedSession; until: number };

const rememberMs = 5_000;
const mostRemembered = 10_000;
/** Characters of a `Cookie` header: somebody with a session could fill the memory with long ones. */
const longestKept = 500;

/**
 * `secret` signs the cookies; `secure` says whether the site is served over HTTPS, `demo` whether demo
 * accounts may be used.
 */
export function createSessionVerifier(
  authDb: Kysely<AuthDatabase>,
  options: { secret: string; secure: boolean; demo: boolean },
): SessionVerifier {
  const tokens = new Map<string, string>();
  const remembered = new Map<string, Remembered>();
  const asked = new Map<string, Promise<VerifiedSession | undefined>>();
  let forgotten = 0;

  const ask = async (token: string) => {
    const before = forgotten;
    const found = await findSession(authDb, token, options);
    // A row read before a `forget` may be what was to be forgotten: answer it, do not keep it.
    if (found && before === forgotten) {
      if (remembered.size >= mostRemembered) remembered.clear();
      const until = performance.now() + Math.min(rememberMs, found.remainingMs);
      remembered.set(token, { session: found.session, until });
    }
    return found?.session;
  };

  /** A signature that was good once is good; what was forged is not kept. */
  const tokenOf = (cookieHeader: string | null | undefined): string | undefined => {
    if (!cookieHeader) return undefined;
    const known = tokens.get(cookieHeader);
    if (known !== undefined) return known;
    const token = sessionToken(cookieHeader, options);
    if (token === undefined) return undefined;
    if (cookieHeader.length > longestKept) return token;
    if (tokens.size >= mostRemembered) tokens.clear();
    tokens.set(cookieHeader, token);
    return token;
  };

  return {
    async verify(cookieHeader) {
      const token = tokenOf(cookieHeader);
      if (token === undefined) return undefined;
      const known = remembered.get(token);
      if (known && known.until > performance.now()) return known.session;
      remembered.delete(token);
      const running = asked.get(token) ?? ask(token).finally(() => asked.delete(token));
      asked.set(token, running);
      return running;
    },
    forget(userId) {
      forgotten += 1;
      asked.clear();
      if (userId === undefined) return remembered.clear();
      for (const [token, { session }] of remembered) {
        if (session.viewer.id === userId) remembered.delete(token);
      }
    },
  };
}

/** Idle sessions end after 7 days, all of them after 30; both by the database's clock. */
async function findSession(
  authDb: Kysely<AuthDatabase>,
  token: string,
  { demo }: { demo: boolean },
) {
  // The session with its account, if neither has ended, and how long it still has.
  const row = await authDb
    .selectFrom('auth.session as session')
    .innerJoin('auth.user as user', 'user.id', 'session.user_id')
    .select(['session.id', 'session.expires_at', 'user.id as user_id'])
    .select(['user.name', 'user.email', 'user.role'])
    .select(sql<number>`extract(epoch from session.expires_at - now())::float8 * 1000`.as('left'))
    .where('session.token', '=', token)
    .where('session.expires_at', '>', sql<Date>`now()`)
    .where('session.created_at', '>', sql<Date>`now() - interval '30 days'`)
    .where('user.disabled_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined || !isUsable(row.email, { demo })) return undefined;
  if (row.left < 6 * 86_400_000) await extend(authDb, row.id);
  const viewer = { id: row.user_id, name: row.name, email: row.email, role: row.role };
  return {
    remainingMs: row.left,
    session: { id: row.id, expiresAt: row.expires_at.toISOString(), viewer },
  };
}

/** A session in use is good for another 7 days; written at most once a day. */
async function extend(authDb: Kysely<AuthDatabase>, id: string): Promise<void> {
  await authDb
    .updateTable('auth.session')
    .set({ expires_at: sql<Date>`now() + interval '7 days'`, updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}
