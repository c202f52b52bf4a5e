import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { qaControls, qaCustomers } from '#server/contracts/qa.ts';
import { call, type TestWeb, testWeb } from '#server/http/testing/test-web.ts';
import { atRest, controlsOf } from '#server/qa/settings.ts';
import * as signIn from '../auth/sign-in/email/route.ts';
import * as barrier from './barrier/route.ts';
import * as commands from './commands/route.ts';
import * as customers from './customers/route.ts';
import * as orders from './orders/route.ts';
import * as poison from './poison/route.ts';
import * as projection from './projection/route.ts';
import * as realtime from './realtime/route.ts';
import * as reset from './reset/route.ts';

let shop: TestWeb;
beforeAll(async () => {
  shop = await testWeb({ QA_CONTROLS: '1' });
});
afterEach(() => post(reset, 'reset', {}));
afterAll(() => shop.drop());

type Route = { GET: typeof reset.POST; POST: typeof reset.POST };
const post = (route: Route, path: string, body?: unknown, headers = {}) =>
  call(route.POST, `/api/qa/${path}`, { method: 'POST', body, headers });

const user = randomUUID();

test('what is set is answered, and what is not given stays as it was', async () => {
  const first = await post(projection, 'projection', { paused: true, delayMs: 200 });
  expect(first.status).toBe(200);
  expect(qaControls.parse(first.json).projection).toEqual({ paused: true, delayMs: 200 });
  const second = await post(projection, 'projection', { paused: false });
  expect(second.json.projection).toEqual({ paused: false, delayMs: 200 });
  const third = await post(realtime, 'realtime', { dropRate: 0.5 });
  expect(third.json.realtime).toEqual({ dropRate: 0.5, duplicateRate: 0, delayMs: 0 });
  expect(third.json.projection).toEqual({ paused: false, delayMs: 200 });
});

test("a user's own settings stand beside everybody's and are theirs alone", async () => {
  await post(realtime, 'realtime', { dropRate: 0.5, delayMs: 10 });
  const own = await post(realtime, 'realtime', { dropRate: 0, userId: user });
  expect(own.json.realtime).toEqual({ dropRate: 0, duplicateRate: 0, delayMs: 10 });
  const ownCommands = await post(commands, 'commands', { failAfter: 2, userId: user });
  expect(ownCommands.json.commands).toEqual({
    failBefore: 0,
    failAfter: 2,
    failPoint: 0,
    delayMs: 0,
    kills: false,
  });
  const all = await post(realtime, 'realtime', {});
  expect(all.json.realtime.dropRate).toBe(0.5);
  expect(all.json.commands.failAfter).toBe(0);
});

test('reset puts all of it back to normal, with or without a body', async () => {
  await post(realtime, 'realtime', { dropRate: 1, userId: user });
  await post(commands, 'commands', { failBefore: 3, delayMs: 5 });
  await post(projection, 'projection', { paused: true });
  const orderId = randomUUID().toUpperCase();
  const poisoned = await post(poison, 'poison', { orderId });
  expect(poisoned.json.poison).toEqual([orderId.toLowerCase()]);
  const answer = await post(reset, 'reset');
  expect(answer.json).toEqual(controlsOf(atRest));
  const empty = await post(reset, 'reset', '', { 'content-type': 'application/json' });
  expect(empty.json).toEqual(controlsOf(atRest));
  expect((await post(realtime, 'realtime', { userId: user })).json).toEqual(controlsOf(atRest));
});

test('a poisoned order can be cured, and twice is as good as once', async () => {
  const orderId = randomUUID();
  for (const cure of [false, false, true, true]) {
    const answer = await post(poison, 'poison', { orderId, cure });
    expect(answer.json.poison).toEqual(cure ? [] : [orderId]);
  }
});

test.each([
  [projection, 'projection', { pause: true }],
  [projection, 'projection', { delayMs: 60_001 }],
  [projection, 'projection', { delayMs: -1 }],
  [projection, 'projection', { paused: 'yes' }],
  [realtime, 'realtime', { dropRate: 1.01 }],
  [realtime, 'realtime', { duplicateRate: -0.1 }],
  [realtime, 'realtime', { userId: 'me' }],
  [commands, 'commands', { failBefore: 1.5 }],
  [commands, 'commands', { failAfter: 1, orderId: user }],
  [poison, 'poison', {}],
  [poison, 'poison', { orderId: 'one' }],
  [reset, 'reset', { all: true }],
  [customers, 'customers', { count: 0 }],
  [customers, 'customers', { count: 101 }],
  [orders, 'orders', { customerId: user, count: 1, status: 'lost' }],
  [orders, 'orders', { customerId: user, count: 1_001, status: 'pending' }],
])('%o %s %j is a 400 that says what is wrong', async (route, path, body) => {
  const answer = await post(route, path, body);
  expect(answer.status).toBe(400);
  expect(answer.json).toMatchObject({ code: 'invalid-request', errors: [expect.anything()] });
});

test.each(['', '?position=-1', '?position=1&wait=61', '?position=x', '?position=1&for=2'])(
  'a barrier at "%s" is a 400',
  async (search) => {
    expect((await call(barrier.GET, `/api/qa/barrier${search}`)).status).toBe(400);
  },
);

test('another site, another content type and another method are refused as everywhere', async () => {
  const foreign = { 'sec-fetch-site': 'cross-site' };
  expect((await post(reset, 'reset', {}, foreign)).status).toBe(403);
  const text = { 'content-type': 'text/plain' };
  expect((await post(projection, 'projection', '{}', text)).status).toBe(415);
  expect((await call(reset.GET, '/api/qa/reset')).status).toBe(405);
});

test('customers that are made can sign in, are in the log, and are no two the same', async () => {
  const made = await post(customers, 'customers', { count: 3 });
  expect(made.status).toBe(201);
  const list = qaCustomers.parse(made.json).customers;
  expect(new Set(list.map(({ email }) => email)).size).toBe(3);
  for (const { id, name, email, password } of list) {
    const body = { email, password };
    const answer = await call(signIn.POST, '/api/auth/sign-in/email', { body });
    expect(answer.json.user).toEqual({ id, name, email, role: 'customer' });
    expect(await shop.web.commands.eventStore.readStream('customer', id)).toHaveLength(1);
  }
});

test('orders of a customer that nobody knows, of somebody on the staff, or of an empty catalogue, are refused', async () => {
  const unknown = await post(orders, 'orders', { customerId: user, count: 1, status: 'pending' });
  expect(unknown).toMatchObject({ status: 422, json: { reason: 'unknown-customer' } });
  const made = await post(customers, 'customers', { count: 2 });
  const [customerId, promoted] = made.json.customers.map(({ id }: { id: string }) => id);
  await shop.db.authDb
    .updateTable('auth.user')
    .set({ role: 'support' })
    .where('id', '=', promoted)
    .execute();
  const staff = await post(orders, 'orders', { customerId: promoted, count: 1, status: 'pending' });
  expect(staff).toMatchObject({ status: 422, json: { reason: 'unknown-customer' } });
  const empty = await post(orders, 'orders', { customerId, count: 1, status: 'pending' });
  expect(empty).toMatchObject({ status: 422, json: { reason: 'no-products' } });
});
