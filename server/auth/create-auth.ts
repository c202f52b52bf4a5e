import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { AuthDatabase } from '#db/auth/schema.ts';
import type { SignInBody, SignUpBody } from '#server/contracts/account.ts';
import { role, type Viewer } from '#server/contracts/roles.ts';
import { AuthError } from './auth-error.ts';
import { createAccount } from './create-account.ts';
import { createBetterAuth } from './create-better-auth.ts';
import { createSessionVerifier, type SessionVerifier } from './create-session-verifier.ts';
import { deviceCookie, knownDevice } from './device-cookie.ts';
import { forgetExpiredSessions } from './forget-expired-sessions.ts';
import { isCommonPassword } from './is-common-password.ts';
import { networkOf } from './network-of.ts';
import { sessionCookieName, sessionToken, signature } from './session-cookie.ts';
import {
  type AttemptKey,
  chargeAttempt,
  forgiveAttempts,
  refundAttempt,
} from './sign-in-attempts.ts';

/** An account that has just got in, with the `Set-Cookie` headers that say so. */
export type SignedInAccount = { user: Viewer; cookies: string[] };

/** What is known of a browser before it is in: its `Cookie` header, and its address if that is believed. */
export type Knocking = { cookie: string | null; address: string | null };

export type Auth = SessionVerifier & {
  /**
   * Makes an account and signs it in. An address that is taken gets the same answer in the same
   * time: a session if the password is right too, else cookies that open nothing.
   * Throws AuthError `common-password`, `wait`, `overloaded`.
   */
  signUp(body: SignUpBody, from: Knocking): Promise<SignedInAccount>;
  /** Starts a new session. Throws AuthError `bad-credentials`, `wait`, `overloaded`. */
  signIn(body: SignInBody, from: Knocking): Promise<SignedInAccount>;
  /** Ends the session of this browser, or all of the account's; answers the `Set-Cookie` that forgets it. */
  signOut(cookieHeader: string | null, which: 'this' | 'all'): Promise<string[]>;
};

export type AuthOptions = {
  secret: string;
  /** Where browsers find the site; `https:` makes cookies Secure. */
  origin: string | undefined;
  /** Whether demo accounts may be used. */
  demo: boolean;
  /** Runs after every sign-in and before its answer: what must exist beside an account is made or healed here. */
  onSignedIn: (user: Viewer) => Promise<void>;
};

/** Sign-in by e-mail and password over the schema `auth`. */
export function createAuth(authDb: Kysely<AuthDatabase>, options: AuthOptions): Auth {
  const secure = options.origin?.startsWith('https:') ?? false;
  const cookies = { secret: options.secret, secure };
  const strangers = createBetterAuth(authDb, { ...options, isKnown: false });
  const known = createBetterAuth(authDb, { ...options, isKnown: true });
  const sessions = createSessionVerifier(authDb, { ...cookies, demo: options.demo });

  const charge = async (email: string, from: Knocking) => {
    const limits = limitsOn(email, from, cookies);
    // All or none: an attempt refused by one limit must not count against another. Always in this
    // order, the account last, so that two attempts never wait for each other.
    await authDb.transaction().execute(async (transaction) => {
      if (limits.address) await chargeAttempt(transaction, limits.address);
      if (limits.everybody) await chargeAttempt(transaction, limits.everybody);
      await chargeAttempt(transaction, limits.account);
    });
    return limits;
  };

  const enter = async ({ email, password }: SignInBody, from: Knocking) => {
    const engine = knownDevice(from.cookie, email, cookies) === undefined ? strangers : known;
    const started = await startSession(engine, { email, password });
    const before = sessionToken(from.cookie, cookies);
    if (before !== undefined) await endSession(authDb, before);
    await forgiveAttempts(authDb, limitsOn(email, from, cookies).account);
    await forgetExpiredSessions(authDb);
    await options.onSignedIn(started.user);
    return { user: started.user, cookies: [...started.cookies, deviceCookie(email, cookies)] };
  };

  return {
    ...sessions,
    async signUp({ name, email, password }, from) {
      if (isCommonPassword(password)) {
        throw new AuthError('common-password', 'This password is among the first to be guessed.');
      }
      const { everybody } = await charge(email, from);
      try {
        return await unlessGuessed(authDb, [everybody], async () => {
          await createAccount(authDb, { name, email, password, role: 'customer' });
          return enter({ email, password }, from);
        });
      } catch (error) {
        if (!(error instanceof AuthError) || error.code !== 'bad-credentials') throw error;
        const user = { id: uuidv7(), name, email, role: 'customer' } as const;
        return { user, cookies: [decoySession(cookies), deviceCookie(undefined, cookies)] };
      }
    },
    async signIn(body, from) {
      const { address, everybody } = await charge(body.email, from);
      return unlessGuessed(authDb, [address, everybody], () => enter(body, from));
    },
    async signOut(header, which) {
      const token = sessionToken(header, cookies);
      const session = await sessions.verify(header);
      if (which === 'all' && session) await endSessions(authDb, session.viewer.id);
      else if (token !== undefined) await endSession(authDb, token);
      sessions.forget(session?.viewer.id);
      return [`${sessionCookieName(secure)}=; ${attributesOf(secure, 0)}`];
    },
  };
}

/** What an attempt counts against. A device that the account knows is spared its neighbours' guesses. */
const limitsOn = (
  email: string,
  { cookie, address }: Knocking,
  cookies: Parameters<typeof knownDevice>[2],
): { account: AttemptKey; address?: AttemptKey; everybody?: AttemptKey } => {
  const device = knownDevice(cookie, email, cookies);
  if (device !== undefined) return { account: limit('account', `device ${device}`) };
  return {
    account: limit('account', `account ${email}`),
    ...(address && { address: limit('address', `address ${networkOf(address)}`) }),
    everybody: limit('everybody', 'everybody'),
  };
};

/** Gives an attempt back that was no guess: somebody got in, or the password was never looked at. */
async function unlessGuessed<Result>(
  authDb: Kysely<AuthDatabase>,
  limits: readonly (AttemptKey | undefined)[],
  run: () => Promise<Result>,
): Promise<Result> {
  const refund = async () => {
    for (const limit of limits) if (limit) await refundAttempt(authDb, limit);
  };
  try {
    const entered = await run();
    await refund();
    return entered;
  } catch (error) {
    if (error instanceof AuthError && error.code === 'overloaded') await refund();
    throw error;
  }
}

const limit = (of: AttemptKey['of'], key: string): AttemptKey => ({ of, key });

async function startSession(
  engine: ReturnType<typeof createBetterAuth>,
  body: SignInBody,
): Promise<SignedInAccount> {
  try {
    const { response, headers } = await engine.api.signInEmail({ body, returnHeaders: true });
    const { id, name, email } = response.user;
    const user = { id, name, email, role: role.parse(response.user.role) };
    return { user, cookies: headers.getSetCookie() };
  } catch (cause) {
    if (!isRefusal(cause)) throw cause;
    throw new AuthError('bad-credentials', 'E-mail or password is wrong.', { cause });
  }
}

/** better-auth's own "no" (an APIError of the 4xx kind), as against a failure beneath it. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  'statusCode' in error &&
  typeof error.statusCode === 'number' &&
  error.statusCode >= 400 &&
  error.statusCode < 500;

const endSession = (authDb: Kysely<AuthDatabase>, token: string) =>
  authDb.deleteFrom('auth.session').where('token', '=', token).execute();

const endSessions = (authDb: Kysely<AuthDatabase>, userId: string) =>
  authDb.deleteFrom('auth.session').where('user_id', '=', userId).execute();

/** What a session's cookie looks like, over a token that no session has. */
function decoySession({ secret, secure }: { secret: string; secure: boolean }): string {
  const token = randomBytes(32).toString('base64url').replaceAll(/[-_]/g, 'a').slice(0, 32);
  const value = encodeURIComponent(`${token}.${signature(token, secret)}`);
  return `${sessionCookieName(secure)}=${value}; ${attributesOf(secure, 30 * 86_400)}`;
}

const attributesOf = (secure: boolean, maxAge: number) =>
  `Max-Age=${maxAge}; Path=/; HttpOnly${secure ? '; Secure' : ''}; SameSite=Lax`;
