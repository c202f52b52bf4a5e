import { afterEach, expect, test, vi } from 'vitest';
import { signIn, signUp } from './account-calls.ts';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const fetched = vi.fn(async () => new Response(JSON.stringify(body), { status, headers }));
  vi.stubGlobal('fetch', fetched);
  return fetched;
};
const problem = (code: string, status: number, more: object = {}) => ({
  type: 'about:blank',
  title: 'No',
  status,
  code,
  requestId: 'r',
  ...more,
});
const credentials = { email: 'a@shop.test', password: 'a long password' };

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('what the contract refuses is said per field, without asking the server', async () => {
  const fetched = answer(200, {});
  const said = await signUp({ name: 'Ada', email: 'nobody', password: 'short' });
  expect(fetched).not.toHaveBeenCalled();
  expect(said).toMatchObject({
    done: false,
    fields: { email: expect.any(String), password: expect.any(String) },
  });
});

test('a refusal keeps the server’s sentence', async () => {
  answer(401, problem('unauthenticated', 401, { detail: 'E-mail or password is wrong.' }));
  expect(await signIn(credentials)).toMatchObject({ message: 'E-mail or password is wrong.' });
});

test('a refused field is marked with the server’s reason', async () => {
  const errors = [{ pointer: '/password', message: 'is too common' }];
  answer(400, problem('invalid-request', 400, { errors }));
  expect(await signUp({ name: 'Ada', ...credentials })).toMatchObject({
    fields: { password: 'The password is too common.' },
  });
});

test('too many attempts say how long to wait', async () => {
  answer(429, problem('rate-limited', 429), { 'retry-after': '300' });
  expect(await signIn(credentials)).toMatchObject({
    message: 'Too many attempts. Please try again in 5 minutes.',
  });
});

test('a network that is down is no wrong password', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
  expect(await signIn(credentials)).toMatchObject({
    message: expect.stringContaining('cannot be reached'),
  });
});

/** A server that answers no request whose path this is; answers how to let the wait for it run out. */
const standStill = (silent: string, body: unknown) => {
  const patience = new AbortController();
  const asked = Promise.withResolvers<void>();
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal);
  vi.stubGlobal('fetch', async (path: string, { signal }: RequestInit) => {
    if (!path.endsWith(silent)) return Response.json(body);
    asked.resolve();
    return new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
    });
  });
  return async () => {
    await asked.promise;
    patience.abort(new DOMException('late', 'TimeoutError'));
  };
};

test('a server that stands still is not waited for without end', async () => {
  const runOut = standStill('/sign-in/email', {});
  const said = signIn(credentials);
  await runOut();
  expect(await said).toMatchObject({ message: expect.stringContaining('cannot be reached') });
});

test('a new account is done although the server does not say in time whether its session is open', async () => {
  const user = { id: 'u', name: 'Ada', email: credentials.email, role: 'customer' };
  const runOut = standStill('/get-session', { user });
  const said = signUp({ name: 'Ada', ...credentials });
  await runOut();
  expect(await said).toEqual({ done: true, role: 'customer' });
});

test('an address that is taken leads to its password, not into the shop signed out', async () => {
  const user = { id: 'u', name: 'Ada', email: credentials.email, role: 'customer' };
  const fetched = vi.fn(async (path: string) =>
    Response.json(path.endsWith('/get-session') ? null : { user }),
  );
  vi.stubGlobal('fetch', fetched);
  expect(await signUp({ name: 'Ada', ...credentials })).toMatchObject({
    done: false,
    message: expect.stringContaining('sign in with its password'),
  });
});

test('a new account whose session is open is done', async () => {
  const user = { id: 'u', name: 'Ada', email: credentials.email, role: 'customer' };
  const session = { id: 's', userId: 'u', expiresAt: '2026-12-01T00:00:00.000Z' };
  vi.stubGlobal('fetch', async (path: string) =>
    Response.json(path.endsWith('/get-session') ? { session, user } : { user }),
  );
  expect(await signUp({ name: 'Ada', ...credentials })).toEqual({ done: true, role: 'customer' });
});
