import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { call, cookieFrom, type TestWeb, testWeb } from '#server/http/testing/test-web.ts';
import { GET as getSession } from './get-session/route.ts';
import { POST as revokeSessions } from './revoke-sessions/route.ts';
import { POST as signInEmail } from './sign-in/email/route.ts';
import { POST as signOutPost } from './sign-out/route.ts';
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

describe('S1 · a session', () => {
  it('has a new reference at every sign-in, and the old one ends', async () => {
    const account = fresh();
    const before = cookieFrom((await signUp(account)).headers);
    const after = cookieFrom((await signIn(credentials(account), before)).headers);
    expect(after).not.toBe(before);
    expect(await who(after)).toBe(account.email);
    expect(await who(before)).toBeNull();
  });

  it('travels in a cookie that scripts and other sites cannot use, and nowhere else', async () => {
    const made = await signUp(fresh());
    const [cookie = ''] = made.headers.getSetCookie();
    expect(cookie).toMatch(/^evenkeel\.session=/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    const token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '';
    expect(token.length).toBeGreaterThanOrEqual(32);
    expect(JSON.stringify(made.json)).not.toContain(token);
  });

  it('ends at sign-out, at once, in the process that did it', async () => {
    const cookie = cookieFrom((await signUp(fresh())).headers);
    const out = await call(signOutPost, '/api/auth/sign-out', { method: 'POST', cookie });
    expect(out.headers.getSetCookie()[0]).toMatch(/^evenkeel\.session=; Max-Age=0/);
    expect(await who(cookie)).toBeNull();
  });

  it('is not ended by a page of another account, which had it before', async () => {
    const cookie = cookieFrom((await signUp(fresh())).headers);
    const headers = { 'evenkeel-viewer': uuidv7() };
    for (const [route, path] of [
      [signOutPost, '/api/auth/sign-out'],
      [revokeSessions, '/api/auth/revoke-sessions'],
    ] as const) {
      const answer = await call(route, path, { method: 'POST', cookie, headers });
      expect(answer).toMatchObject({ status: 401, json: { code: 'unauthenticated' } });
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    expect(await who(cookie)).not.toBeNull();
    // Whose session has ended can be signed out all the same.
    const nobody = { method: 'POST', headers };
    expect(await call(signOutPost, '/api/auth/sign-out', nobody)).toMatchObject({ status: 200 });
  });

  it('ends everywhere when the account says so', async () => {
    const account = fresh();
    const one = cookieFrom((await signUp(account)).headers);
    const two = cookieFrom((await signIn(credentials(account))).headers);
    await call(revokeSessions, '/api/auth/revoke-sessions', { method: 'POST', cookie: one });
    expect([await who(one), await who(two)]).toEqual([null, null]);
  });

  it.each<[string, (userId: string) => Promise<unknown>]>([
    [
      'its row is deleted',
      (id) => test.db.authDb.deleteFrom('auth.session').where('user_id', '=', id).execute(),
    ],
    [
      'it expires',
      (id) =>
        test.db.authDb
          .updateTable('auth.session')
          .set({ expires_at: sql<Date>`now()` })
          .where('user_id', '=', id)
          .execute(),
    ],
    [
      'it is 30 days old',
      (id) =>
        test.db.authDb
          .updateTable('auth.session')
          .set({ created_at: sql<Date>`now() - interval '30 days'` })
          .where('user_id', '=', id)
          .execute(),
    ],
    [
      'its account is disabled',
      (id) =>
        test.db.authDb
          .updateTable('auth.user')
          .set({ disabled_at: new Date() })
          .where('id', '=', id)
          .execute(),
    ],
  ])(
    'ends in every process when %s elsewhere: NOTIFY drops what was remembered',
    async (_name, end) => {
      const made = await signUp(fresh());
      const cookie = cookieFrom(made.headers);
      expect(await who(cookie)).not.toBeNull();
      await end(made.json.user.id);
      await vi.waitFor(async () => expect(await who(cookie)).toBeNull(), {
        timeout: 4_000,
        interval: 20,
      });
    },
  );

  it('is not kept for ever after its end: whoever signs in next takes its row away', async () => {
    const { user } = (await signUp(fresh())).json;
    const own = () =>
      test.db.authDb
        .selectFrom('auth.session')
        .select('id')
        .where('user_id', '=', user.id)
        .execute();
    await test.db.authDb
      .updateTable('auth.session')
      .set({ expires_at: sql<Date>`now() - interval '1 second'` })
      .where('user_id', '=', user.id)
      .execute();
    expect(await own()).toHaveLength(1);
    await signUp(fresh());
    expect(await own()).toEqual([]);
  });

  it('has the new role as soon as it is changed', async () => {
    const made = await signUp(fresh());
    const cookie = cookieFrom(made.headers);
    await test.db.authDb
      .updateTable('auth.user')
      .set({ role: 'admin' })
      .where('id', '=', made.json.user.id)
      .execute();
    await vi.waitFor(
      async () => {
        const { json } = await call(getSession, '/api/auth/get-session', { cookie });
        expect(json.user.role).toBe('admin');
      },
      { timeout: 4_000, interval: 20 },
    );
  });

  it('is refused to a disabled account', async () => {
    const account = fresh();
    const { json } = await signUp(account);
    await test.db.authDb
      .updateTable('auth.user')
      .set({ disabled_at: new Date() })
      .where('id', '=', json.user.id)
      .execute();
    expect((await signIn(credentials(account))).status).toBe(401);
  });
});

const credentials = ({ email, password }: ReturnType<typeof fresh>) => ({ email, password });
