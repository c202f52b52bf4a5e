import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { call, signedInAs, type TestWeb, testWeb } from '#server/http/testing/test-web.ts';
import { GET as whoAmI } from '../../auth/get-session/route.ts';
import { GET as listAdminOrders } from '../orders/route.ts';
import { GET as securityLog } from '../security-log/route.ts';
import { POST as disable } from './[id]/disable/route.ts';
import { POST as enable } from './[id]/enable/route.ts';
import { POST as changeRole } from './[id]/role/route.ts';
import { POST as signOut } from './[id]/sign-out/route.ts';
import { GET as users } from './route.ts';

let test: TestWeb;
let admin: Awaited<ReturnType<typeof signedInAs>>;
beforeAll(async () => {
  test = await testWeb();
});
afterAll(() => test.drop());
beforeEach(async () => {
  await test.db.authDb.deleteFrom('auth.user').execute();
  admin = await signedInAs(test, 'admin');
});

const post = (handler: typeof disable, id: string, body: object = {}, cookie = admin.cookie) =>
  call(handler, `/api/admin/users/${id}/x`, { body, cookie, params: { id } });
const list = (query: string) => call(users, `/api/admin/users${query}`, { cookie: admin.cookie });
const emails = (json: { data: { email: string }[] }) => json.data.map(({ email }) => email);
const isIn = async (cookie: string) =>
  (await call(whoAmI, '/api/auth/get-session', { cookie })).json !== null;

describe('the list of users', () => {
  it('is one list whatever the size of its pages, and a cursor is of its own list', async () => {
    for (let count = 0; count < 6; count++) await signedInAs(test, 'customer');
    const all = emails((await list('?limit=100')).json);
    expect(all).toHaveLength(7);
    const paged: string[] = [];
    for (let query = '?limit=2'; query !== ''; ) {
      const { json } = await list(query);
      paged.push(...emails(json));
      query = json.nextCursor === null ? '' : `?limit=2&cursor=${json.nextCursor}`;
    }
    expect(paged).toEqual(all);
    const { json } = await list('?limit=2');
    expect((await list(`?role=customer&cursor=${json.nextCursor}`)).status).toBe(400);
  });

  it('finds by every word of name and address, and by role', async () => {
    const support = await signedInAs(test, 'support');
    const { email } = support.viewer;
    const found = async (query: string) => emails((await list(query)).json);
    expect(await found(`?q=SUPPORT ${email.slice(0, 8)}`)).toEqual([email]);
    expect(await found('?role=support')).toEqual([email]);
    expect(await found('?q=100%25')).toEqual([]);
  });
});

describe('a change of an account', () => {
  it('to another role ends its sessions, to the same one changes nothing', async () => {
    const { viewer, cookie } = await signedInAs(test, 'customer');
    expect((await call(listAdminOrders, '/api/admin/orders', { cookie })).status).toBe(403);
    const { status, json } = await post(changeRole, viewer.id, { role: 'support' });
    expect({ status, role: json.role, sessions: json.sessions }).toEqual({
      status: 200,
      role: 'support',
      sessions: 0,
    });
    expect(await isIn(cookie)).toBe(false);
    const support = await signedInAs(test, 'support');
    expect((await post(changeRole, support.viewer.id, { role: 'support' })).json.sessions).toBe(1);
    expect(await isIn(support.cookie)).toBe(true);
  });

  it('that disables it ends its sessions, and enabling it again brings none back', async () => {
    const { viewer, cookie } = await signedInAs(test, 'support');
    expect(await isIn(cookie)).toBe(true);
    expect((await post(disable, viewer.id)).json.disabledAt).not.toBeNull();
    expect(await isIn(cookie)).toBe(false);
    expect((await post(enable, viewer.id)).json.disabledAt).toBeNull();
    expect(await isIn(cookie)).toBe(false);
  });

  it('that signs it out ends every session, and leaves the account', async () => {
    const { viewer, cookie } = await signedInAs(test, 'fulfilment');
    expect((await post(signOut, viewer.id)).json).toMatchObject({ sessions: 0, disabledAt: null });
    expect(await isIn(cookie)).toBe(false);
  });

  it('is refused when it would take the last admin away, even from two at once', async () => {
    const last = (answer: { status: number; json: { reason?: string } }) =>
      answer.status === 409 && answer.json.reason === 'last-admin';
    expect(last(await post(disable, admin.viewer.id))).toBe(true);
    expect(last(await post(changeRole, admin.viewer.id, { role: 'customer' }))).toBe(true);
    const other = await signedInAs(test, 'admin');
    const answers = await Promise.all([
      post(disable, other.viewer.id),
      post(changeRole, admin.viewer.id, { role: 'support' }, other.cookie),
    ]);
    // Whoever came second was the last one, or no admin any more.
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const left = await test.db.authDb
      .selectFrom('auth.user')
      .select('id')
      .where('role', '=', 'admin')
      .where('disabled_at', 'is', null)
      .execute();
    expect(left).toHaveLength(1);
  });

  it('counts no session that is too old to let anybody in', async () => {
    const { viewer } = await signedInAs(test, 'support');
    const now = async () =>
      (await call(users, `/api/admin/users?q=${viewer.email}`, { cookie: admin.cookie })).json
        .data[0].sessions;
    expect(await now()).toBe(1);
    await test.db.authDb
      .updateTable('auth.session')
      .set({ created_at: new Date(Date.now() - 31 * 86_400_000) })
      .where('user_id', '=', viewer.id)
      .execute();
    expect(await now()).toBe(0);
  });

  it('of somebody who does not exist is a 404', async () => {
    expect((await post(disable, '019ab000-0000-7000-8000-000000000001')).status).toBe(404);
  });

  it('is in the security log at once, with who did what to whom', async () => {
    const { viewer } = await signedInAs(test, 'customer');
    await post(changeRole, viewer.id, { role: 'fulfilment' });
    const { json } = await call(securityLog, '/api/admin/security-log?kind=role-changed&limit=1', {
      cookie: admin.cookie,
    });
    expect(json.data).toMatchObject([
      {
        kind: 'role-changed',
        count: 1,
        actor: { id: admin.viewer.id, role: 'admin', email: admin.viewer.email },
        subject: viewer.id,
        details: { from: 'customer', to: 'fulfilment' },
      },
    ]);
  });
});

it('refusals are in the security log, counted when they repeat', async () => {
  const { viewer, cookie } = await signedInAs(test, 'customer');
  for (let count = 0; count < 5; count++) {
    await call(listAdminOrders, '/api/admin/orders', { cookie });
  }
  const query = `/api/admin/security-log?actorId=${viewer.id}`;
  const entry = { kind: 'refused', subject: 'GET /api/admin/orders', actor: { role: 'customer' } };
  await vi.waitFor(
    async () => {
      const { json } = await call(securityLog, query, { cookie: admin.cookie });
      for (const told of json.data) expect(told).toMatchObject(entry);
      // In as many entries as the log was written meanwhile.
      const counted = json.data.map(({ count }: { count: number }) => count);
      expect(counted.reduce((sum: number, count: number) => sum + count, 0)).toBe(5);
    },
    { timeout: 20_000, interval: 50 },
  );
});
