import { type RawBuilder, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { expect } from 'vitest';
import { GET as session } from '#app/api/auth/get-session/route.ts';
import { insertAccount } from '#server/auth/insert-account.ts';
import { hashPassword } from '#server/auth/passwords.ts';
import type { Role } from '#server/contracts/roles.ts';
import { call, cookieFrom, signedInAs } from '#server/http/testing/test-web.ts';
import { type Answer, type Asked, count, type LostAnswer, type Shop } from './lost-answer.ts';

const password = uuidv7();
const hash = hashPassword(password);

/** Whoever got this answer is in under this address. */
const isIn = async ({ headers }: Answer, email: string) => {
  const { json } = await call(session, '/', { cookie: cookieFrom(headers) });
  expect(json.user.email).toBe(email);
};

/** The account is in the log as a customer's, once. */
const isEnrolled = (shop: Shop, where: RawBuilder<unknown>) => async () => {
  const customer = sql`write.events join auth.user on stream_id = "user".id
    where stream_type = 'customer' and ${where}`;
  expect(await count(shop, customer)).toBe(1);
};

const endSessions = async (shop: Shop): Promise<Asked> => {
  const { cookie, viewer } = await signedInAs(shop.test, 'customer');
  const sessions = sql`auth.session where user_id = ${viewer.id}`;
  return { call: { cookie, body: {} }, times: async () => 1 - (await count(shop, sessions)) };
};

/** Changes an account of the staff that is as `before` says; done when it is as `done` says. */
const changeUser =
  (body: { role?: Role }, done: RawBuilder<unknown>, before: RawBuilder<unknown> = sql`null`) =>
  async (shop: Shop): Promise<Asked> => {
    const { cookie } = await signedInAs(shop.test, 'admin');
    const { id } = (await signedInAs(shop.test, 'support')).viewer;
    await sql`update auth.user set disabled_at = ${before} where id = ${id}`.execute(
      shop.test.db.authDb,
    );
    return {
      call: { cookie, body, params: { id } },
      times: () => count(shop, sql`auth.user as account where id = ${id} and ${done}`),
      isTrue: ({ json }) => expect(json).toMatchObject({ id, ...body }),
      ...(body.role === 'customer' && { after: isEnrolled(shop, sql`"user".id = ${id}`) }),
    };
  };

const isSignedOut = sql`not exists (select from auth.session where user_id = account.id)`;
const isCustomer = sql`role = 'customer' and 1 = (select count(*) from auth.security_log
  where kind = 'role-changed' and subject = account.id::text)`;

export const ofAccounts: Record<string, LostAnswer> = {
  'POST /api/auth/sign-up/email': {
    first: 200,
    ask: async (shop) => {
      const email = `${uuidv7()}@shop.test`;
      return {
        call: { body: { name: 'Ann', email, password } },
        times: () => count(shop, sql`auth.user where email = ${email}`),
        isTrue: (answer) => isIn(answer, email),
        after: isEnrolled(shop, sql`email = ${email}`),
      };
    },
  },
  'POST /api/auth/sign-in/email': {
    first: 200,
    twice: 'nobody has the cookie of the first session, which ends by itself',
    ask: async (shop) => {
      const [id, email] = [uuidv7(), `${uuidv7()}@shop.test`];
      const account = { id, name: 'Ann', email, role: 'customer', hash: await hash } as const;
      await insertAccount(shop.test.db.authDb, account);
      return {
        call: { body: { email, password } },
        times: () => count(shop, sql`auth.session where user_id = ${id}`),
        isTrue: (answer) => isIn(answer, email),
        after: isEnrolled(shop, sql`email = ${email}`),
      };
    },
  },
  'POST /api/auth/sign-out': { first: 200, ask: endSessions },
  'POST /api/auth/revoke-sessions': { first: 200, ask: endSessions },

  'POST /api/admin/users/{id}/role': {
    first: 200,
    ask: changeUser({ role: 'customer' }, isCustomer),
  },
  'POST /api/admin/users/{id}/disable': {
    first: 200,
    ask: changeUser({}, sql`disabled_at is not null and ${isSignedOut}`),
  },
  'POST /api/admin/users/{id}/enable': {
    first: 200,
    ask: changeUser({}, sql`disabled_at is null`, sql`now()`),
  },
  'POST /api/admin/users/{id}/sign-out': { first: 200, ask: changeUser({}, isSignedOut) },
};
