import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, cookieFrom, type TestWeb, testWeb } from '#server/http/testing/test-web.ts';
import { GET as getSession } from './get-session/route.ts';
import { POST as signOut } from './sign-out/route.ts';
import { POST as signUp } from './sign-up/email/route.ts';

let test: TestWeb;
beforeAll(async () => {
  test = await testWeb({ APP_ORIGIN: 'https://shop.test' });
});
afterAll(() => test.drop());

const account = () => ({ name: 'Casey', email: `${uuidv7()}@x.test`, password: 'a-long-password' });
const enter = (headers: Record<string, string> = {}) =>
  call(signUp, '/api/auth/sign-up/email', { body: account(), headers });

it('S1 · under HTTPS every cookie is bound to its host, and sent to nobody without TLS', async () => {
  const cookies = (await enter()).headers.getSetCookie();
  expect(cookies).toHaveLength(2);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-evenkeel\.(session|device)=/);
    for (const attribute of ['Secure', 'HttpOnly', 'Path=/', 'SameSite=Lax']) {
      expect(cookie.toLowerCase()).toContain(`; ${attribute.toLowerCase()}`);
    }
    expect(cookie).not.toMatch(/domain=/i);
  }
});

it('S1 · under HTTPS a cookie of the plain name, which a neighbour could have set, opens nothing', async () => {
  const cookie = cookieFrom((await enter()).headers);
  const ask = async (header: string) =>
    (await call(getSession, '/api/auth/get-session', { cookie: header })).json;
  expect(await ask(cookie)).not.toBeNull();
  expect(await ask(cookie.replaceAll('__Host-', ''))).toBeNull();
});

it('S1 · signing out takes back the very cookie that was given', async () => {
  const cookie = cookieFrom((await enter()).headers);
  const out = await call(signOut, '/api/auth/sign-out', { method: 'POST', cookie });
  expect(out.headers.getSetCookie()[0]).toMatch(/^__Host-evenkeel\.session=; Max-Age=0;.*; Secure/);
});

it('S8 · a page of the same name that came without TLS may change nothing', async () => {
  const headers = { host: 'shop.test' };
  expect((await enter({ ...headers, origin: 'https://shop.test' })).status).toBe(200);
  expect((await enter({ ...headers, origin: 'http://shop.test' })).status).toBe(403);
});

it('S9 · every answer of the API asks for HTTPS from then on, and is nothing that could run', async () => {
  const { headers } = await call(getSession, '/api/auth/get-session');
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});
