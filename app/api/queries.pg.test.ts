import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, cookieFrom, type TestWeb, testWeb } from '#server/http/testing/test-web.ts';
import { PUT as putUnknownPath, GET as unknownPath } from './[...path]/route.ts';
import { GET as listAdminOrders } from './admin/orders/route.ts';
import { POST as signUp } from './auth/sign-up/email/route.ts';
import { GET as changes } from './changes/route.ts';
import { GET as command } from './commands/[commandId]/route.ts';
import { GET as timeline } from './orders/[id]/events/route.ts';
import { GET as order } from './orders/[id]/route.ts';
import { GET as counts } from './orders/counts/route.ts';
import { GET as listOrders } from './orders/route.ts';
import { HEAD as headProducts, GET as products } from './products/route.ts';

let test: TestWeb;
let cookie: string;
let customerId: string;

beforeAll(async () => {
  test = await testWeb();
  const body = { name: 'Casey', email: 'casey@customers.test', password: 'a-long-password' };
  const made = await call(signUp, '/api/auth/sign-up/email', { body });
  cookie = cookieFrom(made.headers);
  customerId = made.json.user.id;
});
afterAll(() => test.drop());

const ask = (query: string, headers: Record<string, string> = {}) =>
  call(listOrders, `/api/orders${query}`, { cookie, headers });
const moveViewTo = (position: number) =>
  test.db.readDb
    .updateTable('read.checkpoints')
    .set({ position })
    .where('projection', '=', 'orders')
    .execute();

describe('S12 · a parameter out of bounds is refused, never clamped', () => {
  it.each([
    '?limit=0',
    '?limit=101',
    '?limit=-1',
    '?limit=1.5',
    '?limit=1e2',
    '?limit=x',
    '?limit=20&limit=20',
    '?status=lost',
    '?cursor=x',
    '?cursor=%00',
    '?unknown=1',
    '?__proto__=1',
  ])('GET /api/orders%s', async (query) => {
    expect(await ask(query)).toMatchObject({ status: 400, json: { code: 'invalid-request' } });
  });

  it.each(['', '?after=-1', '?after=9007199254740993', '?after=0&wait=21', '?after=0&limit=101'])(
    'GET /api/changes%s',
    async (query) => {
      expect(await call(changes, `/api/changes${query}`, { cookie })).toMatchObject({
        status: 400,
      });
    },
  );

  it.each([
    ['min-position', '-1'],
    ['min-position', '1.5'],
    ['min-position', '9007199254740993'],
    ['min-position', 'x'],
    ['prefer', 'wait=21'],
    ['prefer', 'wait=-1'],
    ['prefer', 'wait=soon'],
    ['prefer', 'return=minimal, wait=21'],
  ])('%s: %s', async (name, value) => {
    expect(await ask('', { [name]: value })).toMatchObject({ status: 400 });
  });
});

it.each(['q=', 'q=%20', 'q=+%09'])('a search for nothing (%s) is none', async (query) => {
  expect(await call(products, `/api/products?${query}`)).toMatchObject({ status: 200 });
});

describe('Min-Position', () => {
  it('waits until the view is there', async () => {
    await moveViewTo(10);
    const waiting = ask('', { 'min-position': '11', prefer: 'wait=20' });
    await moveViewTo(12);
    expect(await waiting).toMatchObject({ status: 200, json: { meta: { position: 12 } } });
  });

  it('is answered with 412 and the position when the wait is over, never with older rows', async () => {
    await moveViewTo(20);
    const answer = await ask('', { 'min-position': '21', prefer: 'wait=0' });
    expect(answer).toMatchObject({
      status: 412,
      json: { code: 'projection-behind', position: 20 },
    });
    expect(answer.headers.get('retry-after')).toBe('1');
  });
});

describe('access', () => {
  const id = uuidv7();
  const stranger = uuidv7();
  beforeAll(async () => {
    const facts = {
      number: 1,
      customer_name: null,
      customer_email: null,
      country: null,
      items: '[]',
      product_ids: [],
      total: 0,
      currency: 'GBP',
      status: 'pending',
      created_at: new Date(),
      version: 1,
      position: 1,
      command_ids: [],
      search: '',
    } as const;
    await test.db.readDb
      .insertInto('read.orders')
      .values([
        { ...facts, product_ids: [], command_ids: [], id, customer_id: customerId },
        {
          ...facts,
          product_ids: [],
          command_ids: [],
          id: stranger,
          number: 2,
          customer_id: uuidv7(),
        },
      ])
      .execute();
    const note = (version: number, visibility: string) => ({
      order_id: id,
      version,
      position: version,
      type: 'NoteAdded',
      at: new Date(),
      actor_id: 'shop',
      actor_role: 'admin',
      command_id: uuidv7(),
      data: JSON.stringify({ text: visibility, visibility }),
    });
    await test.db.readDb
      .insertInto('read.order_events')
      .values([note(1, 'customer'), note(2, 'internal')])
      .execute();
  });

  it('to an own order is given, with its ETag', async () => {
    const answer = await call(order, `/api/orders/${id}`, { cookie, params: { id } });
    expect(answer).toMatchObject({
      status: 200,
      json: { id, allowedActions: [{ action: 'cancel', allowed: true }, {}, {}, {}] },
    });
    expect(answer.headers.get('etag')).toBe('"1"');
  });

  it("to somebody else's order or timeline is as if it were not there", async () => {
    for (const handler of [order, timeline]) {
      for (const wanted of [stranger, uuidv7(), 'x']) {
        const answer = await call(handler, '/api/orders/x', { cookie, params: { id: wanted } });
        expect(answer).toMatchObject({ status: 404, json: { code: 'not-found' } });
      }
    }
  });

  it("to internal notes is the shop's alone", async () => {
    const answer = await call(timeline, '/api/orders/x/events', { cookie, params: { id } });
    expect(answer.json.data.map((entry: { version: number }) => entry.version)).toEqual([1]);
  });

  it('to a version that was not reached: 404', async () => {
    const answer = await call(order, `/api/orders/${id}?at=2`, { cookie, params: { id } });
    expect(answer.status).toBe(404);
  });

  it('to lists of the shop is 403 for customers, and 401 for nobody', async () => {
    expect(await call(listAdminOrders, '/api/admin/orders', { cookie })).toMatchObject({
      status: 403,
    });
    expect(await call(listAdminOrders, '/api/admin/orders')).toMatchObject({ status: 401 });
    expect(await call(counts, '/api/orders/counts')).toMatchObject({ status: 401 });
  });

  it('to a row that changed out of its turn is given at once, and to who waits not over and over', async () => {
    await moveViewTo(30);
    await test.db.readDb
      .insertInto('read.late_changes')
      .values({ order_id: id, position: 31 })
      .execute();
    await test.db.readDb.updateTable('read.checkpoints').set({ late_position: 31 }).execute();
    const since = (query: string) => call(changes, `/api/changes?after=30${query}`, { cookie });
    const told = { json: { position: 30, changes: [{ id }] } };
    expect(await since('')).toMatchObject(told);
    const waiting = since('&wait=20');
    await moveViewTo(31);
    expect(await waiting).toMatchObject({ json: { position: 31, changes: [{ id }] } });
    await moveViewTo(30);
    expect(await since('&wait=20')).toMatchObject(told);
    await moveViewTo(31);
  });

  it('to a command that this user did not send: 404', async () => {
    const params = { commandId: uuidv7() };
    expect(await call(command, '/api/commands/x', { cookie, params })).toMatchObject({
      status: 404,
    });
  });

  it("to the catalogue is anybody's", async () => {
    expect(await call(products, '/api/products?q=&limit=')).toMatchObject({
      status: 200,
      json: { data: [] },
    });
    expect(await call(headProducts, '/api/products', { method: 'HEAD' })).toMatchObject({
      status: 200,
      json: undefined,
    });
  });
});

describe('what is not there', () => {
  it('is a 404 problem under any method', async () => {
    for (const handler of [unknownPath, putUnknownPath]) {
      const answer = await call(handler, '/api/nothing/here');
      expect(answer).toMatchObject({ status: 404, json: { code: 'not-found' } });
      expect(answer.headers.get('x-request-id')).toBe(answer.json.requestId);
    }
  });
});
