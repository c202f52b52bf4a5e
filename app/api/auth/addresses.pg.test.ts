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

const addressHeader = 'x-evenkeel-address';
const password = 'a-long-password';
const fresh = () => ({ name: 'Casey', email: `${uuidv7()}@customers.test`, password });
const signUp = (body: object, address: string) =>
  call(signUpEmail, '/api/auth/sign-up/email', { body, headers: { [addressHeader]: address } });
const signIn = (body: object, address: string, cookie?: string) =>
  call(signInEmail, '/api/auth/sign-in/email', {
    body,
    headers: { [addressHeader]: address },
    ...(cookie && { cookie }),
  });
const guess = (address: string) => signIn({ email: fresh().email, password: 'guess' }, address);
const credentials = ({ email, password }: ReturnType<typeof fresh>) => ({ email, password });

/** As after so many attempts, none of which must wait now. */
const tire = (attempts: number) =>
  test.db.authDb.updateTable('auth.sign_in_attempts').set({ attempts }).execute();
const attemptsKept = async () => {
  const rows = await test.db.authDb.selectFrom('auth.sign_in_attempts').selectAll().execute();
  return rows.map(({ attempts }) => attempts);
};

describe('S2 · one address that tries many accounts', () => {
  it('must wait after a hundred in an hour, whichever account is next, and other addresses need not', async () => {
    expect((await guess('203.0.113.9')).status).toBe(401);
    await tire(100);
    expect((await guess('203.0.113.9')).status).toBe(401);
    const refused = await guess('203.0.113.9');
    expect(refused).toMatchObject({ status: 429, json: { code: 'rate-limited' } });
    expect(refused.headers.get('ratelimit-policy')).toBe('"address";q=100;w=3600');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await guess('203.0.113.10')).status).toBe(401);
  });

  it('is one address in all of an IPv6 customer’s /64', async () => {
    await guess('2001:db8:1:2::1');
    await tire(100);
    expect((await guess('2001:db8:1:2::2')).status).toBe(401);
    expect((await guess('2001:db8:1:2:ffff::3')).status).toBe(429);
    expect((await guess('2001:db8:1:3::1')).status).toBe(401);
  });

  it('uses up nobody’s own attempts once it must wait', async () => {
    await guess('203.0.113.9');
    await tire(100);
    await guess('203.0.113.9');
    const before = (await attemptsKept()).length;
    await guess('203.0.113.9');
    expect((await attemptsKept()).length).toBe(before);
  });

  it('does not keep its neighbour out of an account that knows the neighbour’s device', async () => {
    const account = fresh();
    const home = cookieFrom((await signUp(account, '203.0.113.9')).headers);
    await tire(100);
    await guess('203.0.113.9');
    expect((await guess('203.0.113.9')).status).toBe(429);
    expect((await signIn(credentials(account), '203.0.113.9', home)).status).toBe(200);
    expect((await signIn(credentials(account), '203.0.113.9')).status).toBe(429);
  });

  it('gets an attempt back for getting in, and no more than that one', async () => {
    const account = fresh();
    await signUp(account, '203.0.113.9');
    await guess('203.0.113.9');
    await signIn(credentials(account), '203.0.113.9');
    // Of the address two are left: the sign-up and the guess.
    expect(Math.max(...(await attemptsKept()))).toBe(2);
  });

  it('is counted when it makes accounts, too', async () => {
    await signUp(fresh(), '203.0.113.9');
    await tire(100);
    expect((await signUp(fresh(), '203.0.113.9')).status).toBe(200);
    expect((await signUp(fresh(), '203.0.113.9')).status).toBe(429);
  });
});
