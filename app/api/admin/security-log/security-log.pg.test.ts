import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { call, signedInAs, type TestWeb, testWeb } from '#server/http/testing/test-web.ts';
import { POST as revoke } from '../../auth/revoke-sessions/route.ts';
import { POST as signIn } from '../../auth/sign-in/email/route.ts';
import { POST as signUp } from '../../auth/sign-up/email/route.ts';
import { POST as cancel } from '../../orders/[id]/cancel/route.ts';
import { GET as order } from '../../orders/[id]/route.ts';
import { POST as changeRole } from '../users/[id]/role/route.ts';
import { GET as securityLog } from './route.ts';

let test: TestWeb;
let admin: Awaited<ReturnType<typeof signedInAs>>;
beforeAll(async () => {
  test = await testWeb();
  admin = await signedInAs(test, 'admin');
});
afterAll(() => test.drop());

const log = async (query: string) =>
  (await call(securityLog, `/api/admin/security-log?${query}`, { cookie: admin.cookie })).json;
/** How often what they tell of has happened: in as many entries as the log was written meanwhile. */
const sum = (entries: { count: number }[]) =>
  entries.reduce((total, { count }) => total + count, 0);
/** The entries once there are so many. */
const told = (query: string, many: number) =>
  vi.waitFor(
    async () => {
      const { data } = await log(query);
      expect(data).toHaveLength(many);
      return data;
    },
    { timeout: 10_000, interval: 50 },
  );

it('S18 · tells of orders that are another’s, whatever else was asked for as an order', async () => {
  const [owner, stranger] = [
    await signedInAs(test, 'customer'),
    await signedInAs(test, 'customer'),
  ];
  const id = uuidv7();
  await test.db.readDb
    .insertInto('read.orders')
    .values({
      id,
      number: 1,
      customer_id: owner.viewer.id,
      items: '[]',
      product_ids: [],
      total: 1,
      currency: 'GBP',
      status: 'pending',
      created_at: new Date(),
      version: 1,
      position: 1,
      command_ids: [],
      search: '',
    })
    .execute();
  const { cookie, viewer } = stranger;
  const at = { cookie, params: { id } };
  const none = { cookie, params: { id: "' or '1'='1" } };
  expect((await call(order, '/api/orders/x', none)).status).toBe(404);
  expect((await call(order, `/api/orders/${id}`, at)).status).toBe(404);
  const body = { reason: 'changed-mind' };
  expect((await call(cancel, `/api/orders/${id}/cancel`, { ...at, body })).status).toBe(404);
  const nowhere = { cookie, params: { id: uuidv7() } };
  expect((await call(order, '/api/orders/x', nowhere)).status).toBe(404);
  await vi.waitFor(
    async () => {
      const { data } = await log(`actorId=${viewer.id}`);
      for (const entry of data) expect(entry).toMatchObject({ kind: 'foreign-order', subject: id });
      expect(sum(data)).toBe(2);
    },
    { timeout: 20_000, interval: 50 },
  );
});

it('S18 · tells who came in, who failed to, and who was told to wait, by account and never by address', async () => {
  const account = { name: 'Casey', email: 'casey@customers.test', password: 'a-long-password' };
  const { json } = await call(signUp, '/api/auth/sign-up/email', { body: account });
  const { email } = account;
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 24; attempt++) {
    const body = { email, password: 'a-wrong-password' };
    statuses.push((await call(signIn, '/api/auth/sign-in/email', { body })).status);
  }
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
  const query = `actorId=${json.user.id}`;
  await vi.waitFor(
    async () => {
      const failed = (await log(`${query}&kind=sign-in-failed`)).data;
      const waited = (await log(`${query}&kind=rate-limited`)).data;
      expect(sum(failed)).toBe(statuses.filter((status) => status === 401).length);
      expect(sum(waited)).toBe(statuses.filter((status) => status === 429).length);
      expect((await log(`${query}&kind=signed-in`)).data).toHaveLength(1);
    },
    { timeout: 10_000, interval: 50 },
  );
  const kept = await test.db.authDb
    .selectFrom('auth.security_log')
    .select(['subject', 'details'])
    .execute();
  expect(JSON.stringify(kept)).not.toContain(email);
});

it('tells whose rights were changed, by the name that their account has now', async () => {
  const { viewer } = await signedInAs(test, 'customer');
  const { cookie, viewer: changer } = await signedInAs(test, 'admin');
  const at = { cookie, params: { id: viewer.id } };
  const path = `/api/admin/users/${viewer.id}/role`;
  await call(changeRole, path, { ...at, body: { role: 'support' } });
  await test.db.authDb
    .updateTable('auth.user')
    .set({ name: 'Casey Jones' })
    .where('id', '=', viewer.id)
    .execute();
  const about = `actorId=${changer.id}&kind=role-changed`;
  expect(await told(about, 1)).toMatchObject([
    { subject: viewer.id, subjectAccount: { name: 'Casey Jones', email: viewer.email } },
  ]);
  await test.db.authDb.deleteFrom('auth.user').where('id', '=', viewer.id).execute();
  expect(await told(about, 1)).toMatchObject([{ subject: viewer.id, subjectAccount: null }]);
});

it('tells who ended all their sessions', async () => {
  const { viewer, cookie } = await signedInAs(test, 'support');
  await call(revoke, '/api/auth/revoke-sessions', { method: 'POST', cookie });
  expect(await told(`actorId=${viewer.id}`, 1)).toMatchObject([
    { kind: 'sessions-ended', subject: viewer.id, actor: { role: 'support' } },
  ]);
});

it('is one list over its pages, newest first', async () => {
  const { data } = await log('limit=100');
  const all = data.map(({ id }: { id: number }) => id);
  const times = data.map(({ at }: { at: string }) => at);
  expect(times).toEqual(times.toSorted().reverse());
  const paged: number[] = [];
  for (let query = 'limit=2'; query !== ''; ) {
    const page = await log(query);
    paged.push(...page.data.map(({ id }: { id: number }) => id));
    query = page.nextCursor === null ? '' : `limit=2&cursor=${page.nextCursor}`;
  }
  expect(paged).toEqual(all);
});
