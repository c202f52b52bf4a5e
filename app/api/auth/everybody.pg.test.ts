import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call, cookieFrom, type TestWeb, testWeb } from '#server/http/testing/test-web.ts';
import { POST as signInEmail } from './sign-in/email/route.ts';
import { POST as signUpEmail } from './sign-up/email/route.ts';

let test: TestWeb;
beforeAll(async () => {
  test = await testWeb();
});
afterAll(() => test.drop());
beforeEach(() => test.db.authDb.deleteFrom('auth.sign_in_attempts').execute());

const password = 'a-long-password';
const fresh = () => ({ name: 'Casey', email: `${uuidv7()}@customers.test`, password });
const signUp = (body: object) => call(signUpEmail, '/api/auth/sign-up/email', { body });
const signIn = ({ email, password }: ReturnType<typeof fresh>, cookie?: string) =>
  call(signInEmail, '/api/auth/sign-in/email', {
    body: { email, password },
    ...(cookie && { cookie }),
  });
const guess = () => signIn({ ...fresh(), password: 'one-for-all-of-them' });

/** As after so many attempts over as many accounts, the last of them in this hour. */
const tire = (attempts: number) =>
  test.db.authDb.updateTable('auth.sign_in_attempts').set({ attempts }).execute();
const mostKept = async () => {
  const rows = await test.db.authDb.selectFrom('auth.sign_in_attempts').selectAll().execute();
  return Math.max(...rows.map(({ attempts }) => attempts));
};

describe('S2 · one password that is tried at a thousand accounts, from nobody knows where', () => {
  it('must wait, as must every other browser that its account does not know', async () => {
    const account = fresh();
    const home = cookieFrom((await signUp(account)).headers);
    await guess();
    await tire(1_000);
    expect((await guess()).status).toBe(401);
    const refused = await guess();
    expect(refused).toMatchObject({ status: 429, json: { code: 'rate-limited' } });
    expect(refused.headers.get('ratelimit-policy')).toBe('"everybody";q=1000;w=3600');
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await signUp(account)).status).toBe(429);
    expect((await signIn(account, home)).status).toBe(200);
  });

  it('uses up nobody’s own attempts once it must wait', async () => {
    await guess();
    await tire(1_000);
    await guess();
    const { rows } = await sql`select from auth.sign_in_attempts`.execute(test.db.authDb);
    await guess();
    const after = await sql`select from auth.sign_in_attempts`.execute(test.db.authDb);
    expect(after.rows.length).toBe(rows.length);
  });

  it('is forgotten with the next hour, however many go on guessing', async () => {
    await guess();
    await tire(1_000);
    await sql`update auth.sign_in_attempts
      set last_at = date_trunc('hour', now()) - interval '1 second'`.execute(test.db.authDb);
    for (const status of [401, 401, 401]) expect((await guess()).status).toBe(status);
  });

  it('is no sign-up and no sign-in that succeeds', async () => {
    const account = fresh();
    await signUp(account);
    for (let count = 0; count < 3; count += 1) await signUp(fresh());
    await signIn(account);
    expect(await mostKept()).toBe(0);
    await guess();
    await signUp({ ...account, password: 'another-password' });
    expect(await mostKept()).toBe(2);
  });
});

describe('S2 · one stranger who repeats an account that must wait', () => {
  it('uses up no attempt of everybody’s, nor everybody’s turn once they wait', async () => {
    const account = fresh();
    const repeat = () => signIn(account);
    expect((await repeat()).status).toBe(401);
    // The account's wait is the longest from here on; everybody's begins with their next attempt.
    await tire(1_000);
    expect((await repeat()).status).toBe(401);
    await sql`update auth.sign_in_attempts set next_at = '-infinity'
      where next_at < now() + interval '2 seconds'`.execute(test.db.authDb);
    const kept = () =>
      test.db.authDb.selectFrom('auth.sign_in_attempts').selectAll().orderBy('key').execute();
    const before = await kept();
    const refused = await repeat();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('ratelimit-policy')).toBe('"account";q=20;w=3600');
    expect(await kept()).toEqual(before);
    expect((await guess()).status).toBe(401);
  });
});
