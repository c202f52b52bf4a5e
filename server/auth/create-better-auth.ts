import { type BetterAuthOptions, betterAuth } from 'better-auth';
import type { Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { AuthDatabase } from '#db/auth/schema.ts';
import { isUsable } from './is-usable.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { sessionCookieName } from './session-cookie.ts';

type BetterAuthSetup = {
  secret: string;
  origin: string | undefined;
  demo: boolean;
  isKnown: boolean;
};

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' };

/**
 * better-auth with e-mail and password alone. It looks accounts up, makes and ends sessions and
 * writes their cookies; origin checks, limits and the verification of sessions are ours. `isKnown`:
 * it is for browsers that their account knows.
 */
export const createBetterAuth = (
  authDb: Kysely<AuthDatabase>,
  { secret, origin, demo, isKnown }: BetterAuthSetup,
) =>
  betterAuth({
    ...tables,
    appName: 'Evenkeel',
    secret,
    baseURL: origin ?? 'http://localhost',
    database: { db: authDb.withSchema('auth'), type: 'postgres', schemaName: 'auth' },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 8,
      maxPasswordLength: 128,
      password: {
        hash: (password) => hashPassword(password, { isKnown }),
        verify: (stored) => verifyPassword(stored, { isKnown }),
      },
    },
    // False: no session, and the answer of a wrong password.
    databaseHooks: {
      session: { create: { before: ({ userId }) => mayEnter(authDb, userId, demo) } },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      useSecureCookies: false,
      disableCSRFCheck: true,
      disableOriginCheck: true,
      ipAddress: { disableIpTracking: true },
      // Account and password by one joined statement: of two, unknown addresses would skip the
      // second, and timing would tell.
      database: { generateId: () => uuidv7(), validateSchema: false, joins: true },
      cookies: {
        session_token: {
          name: sessionCookieName(origin?.startsWith('https:') ?? false),
          attributes: {
            httpOnly: true,
            sameSite: 'lax',
            path: '/',
            secure: origin?.startsWith('https:') ?? false,
          },
        },
      },
    },
  });

const mayEnter = async (
  authDb: Kysely<AuthDatabase>,
  userId: string,
  demo: boolean,
): Promise<false | undefined> => {
  const user = await authDb
    .selectFrom('auth.user')
    .select(['email', 'disabled_at'])
    .where('id', '=', userId)
    .executeTakeFirst();
  return user?.disabled_at === null && isUsable(user.email, { demo }) ? undefined : false;
};

const tables = {
  user: {
    fields: { emailVerified: 'email_verified', ...stamps },
    additionalFields: {
      role: { type: 'string', input: false, required: true, defaultValue: 'customer' },
    },
  },
  session: {
    // The cookie's life, which is the longest a session can have. The database sets the session's
    // own end and moves it while the session is in use.
    expiresIn: 30 * 86_400,
    disableSessionRefresh: true,
    fields: {
      userId: 'user_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      ...stamps,
    },
  },
  account: {
    fields: {
      userId: 'user_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...stamps,
    },
  },
  verification: { fields: { expiresAt: 'expires_at', ...stamps } },
} as const satisfies BetterAuthOptions;
