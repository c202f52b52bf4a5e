import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { call, cookieFrom, type TestWeb, testWeb } from '#server/http/testing/test-web.ts';
import { GET as getSession } from './get-session/route.ts';
import { POST as signInEmail } from './sign-in/email/route.ts';
import { POST as signUpEmail } from './sign-up/email/route.ts';

let test: TestWeb;
beforeAll(async () => {
  test = await testWeb();
});
afterAll(() => test.drop());

const password = 'a-long-password';
const fresh = () => ({ name: 'Casey', email: `${uuidv7()}@customers.test`, password });
const signUp = (body: object, cookie?: string) =>
  call(signUpEmail, '/api/auth/sign-up/email', { body, ...(cookie && { cookie }) });
const signIn = (body: object, cookie?: string) =>
  call(signInEmail, '/api/auth/sign-in/email', { body, ...(cookie && { cookie }) });
const who = async (cookie: string) =>
  (await call(getSession, '/api/auth/get-session', { cookie })).json?.user.email ?? null;

/** What an answer looks like, without what differs every time. */
const shape = ({ status, json, headers }: Awaited<ReturnType<typeof call>>) => ({
  status,
  keys: Object.keys(json.user ?? json),
  names: [...headers.keys()].sort(),
  cookies: headers.getSetCookie().map((cookie) => {
    const [pair = '', ...attributes] = cookie.split(';');
    return [decodeURIComponent(pair).length, ...attributes];
  }),
});

describe('S4 · an account', () => {
  it('is made, signed in at once as a customer, and signs in again', async () => {
    const account = fresh();
    const made = await signUp({ ...account, email: account.email.toUpperCase() });
    expect(made).toMatchObject({
      status: 200,
      json: { user: { email: account.email, role: 'customer' } },
    });
    expect(await who(cookieFrom(made.headers))).toBe(account.email);
    const again = await signIn({ email: account.email, password });
    expect(await who(cookieFrom(again.headers))).toBe(account.email);
  });

  it.each([
    ['role', { role: 'admin' }],
    ['emailVerified', { emailVerified: true }],
    ['id', { id: uuidv7() }],
  ])('cannot be given a %s by whoever makes it', async (_name, extra) => {
    expect(await signUp({ ...fresh(), ...extra })).toMatchObject({ status: 400 });
  });

  it.each(['short', 'password123', 'x'.repeat(129), 'aaaaaaaaaa'])(
    'refuses the password %s',
    async (bad) => {
      const answer = await signUp({ ...fresh(), password: bad });
      expect(answer).toMatchObject({ status: 400, json: { errors: [{ pointer: '/password' }] } });
    },
  );

  it('is stored with an argon2id hash of 19 MiB and 2 passes', async () => {
    const { json } = await signUp(fresh());
    const { password: hash } = await test.db.authDb
      .selectFrom('auth.account')
      .select('password')
      .where('user_id', '=', json.user.id)
      .executeTakeFirstOrThrow();
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('S3 · nobody learns which addresses are known', () => {
  it('from sign-up: the answers look the same, but a wrong password opens nothing', async () => {
    const account = fresh();
    const first = await signUp(account);
    const taken = await signUp({ ...account, password: 'another-password' });
    expect(shape(taken)).toEqual(shape(first));
    expect(await who(cookieFrom(taken.headers))).toBeNull();
  });

  it('from sign-in: an unknown address and a wrong password are the same 401', async () => {
    const account = fresh();
    await signUp(account);
    const wrong = await signIn({ email: account.email, password: 'wrong-password' });
    const unknown = await signIn({ email: fresh().email, password: 'wrong-password' });
    expect(wrong.status).toBe(401);
    expect({ ...wrong.json, requestId: '' }).toEqual({ ...unknown.json, requestId: '' });
    expect(shape(wrong)).toEqual(shape(unknown));
  });
});

describe('S2 · guessing', () => {
  /** As after many failures: whoever comes next is heard, and then a minute passes. */
  const tire = () =>
    test.db.authDb.updateTable('auth.sign_in_attempts').set({ attempts: 100 }).execute();

  it('at one account must wait after many failures, even in parallel, while its owner gets in', async () => {
    const account = fresh();
    const home = cookieFrom((await signUp(account)).headers);
    const guess = () => signIn({ email: account.email, password: 'wrong-password' });
    expect((await guess()).status).toBe(401);
    await tire();
    const parallel = await Promise.all(Array.from({ length: 12 }, guess));
    expect(parallel.filter(({ status }) => status === 401)).toHaveLength(1);
    const refused = parallel.find(({ status }) => status === 429);
    expect(refused?.json.code).toBe('rate-limited');
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(1);
    expect(refused?.headers.has('ratelimit')).toBe(true);
    expect((await signIn(credentials(account), home)).status).toBe(200);
    expect((await signIn(credentials(account))).status).toBe(429);
  });

  it('cannot mark a browser as known by signing up with the address', async () => {
    const account = fresh();
    await signUp(account);
    const taken = await signUp({ ...account, password: 'another-password' });
    const stranger = cookieFrom(taken.headers);
    await tire();
    const guess = () => signIn({ email: account.email, password: 'wrong-password' }, stranger);
    expect((await guess()).status).toBe(401);
    expect((await signIn(credentials(account), stranger)).status).toBe(429);
  });

  it('costs sign-up as many attempts as sign-in: it tells nobody whether a password is right', async () => {
    const account = fresh();
    await signUp(account);
    const guess = () => signUp({ ...account, password: 'another-password' });
    expect((await guess()).status).toBe(200);
    await tire();
    expect((await guess()).status).toBe(200);
    expect((await guess()).status).toBe(429);
  });
});

describe("the customer's stream", () => {
  const streamOf = (id: string) => test.web.commands.eventStore.readStream('customer', id);
  const crashBeforeStream = () =>
    vi.spyOn(test.web.commands.eventStore, 'append').mockRejectedValueOnce(new Error('crash'));

  it('is there after sign-up, and a crash between the two is healed by the next sign-in', async () => {
    expect(await streamOf((await signUp(fresh())).json.user.id)).toHaveLength(1);

    crashBeforeStream();
    const account = fresh();
    const { status, json } = await signUp(account);
    expect(status).toBe(200);
    expect(await streamOf(json.user.id)).toHaveLength(0);
    await signIn(credentials(account));
    await signIn(credentials(account));
    expect(await streamOf(json.user.id)).toHaveLength(1);
  });

  it('is not made for admins', async () => {
    crashBeforeStream();
    const account = fresh();
    const { id } = (await signUp(account)).json.user;
    await test.db.authDb
      .updateTable('auth.user')
      .set({ role: 'admin' })
      .where('id', '=', id)
      .execute();
    expect((await signIn(credentials(account))).json.user.role).toBe('admin');
    expect(await streamOf(id)).toHaveLength(0);
  });
});

const credentials = ({ email, password }: ReturnType<typeof fresh>) => ({ email, password });
