import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  call,
  cookieFrom,
  listProductsInLog,
  type TestWeb,
  testWeb,
  unwritten,
} from '#server/http/testing/test-web.ts';
import { POST as signUp } from './auth/sign-up/email/route.ts';
import { GET as command } from './commands/[commandId]/route.ts';
import { POST as cancel } from './orders/[id]/cancel/route.ts';
import { POST as ship } from './orders/[id]/ship/route.ts';
import { POST as place } from './orders/route.ts';

let test: TestWeb;
let cookie: string;
let productId: string;

beforeAll(async () => {
  test = await testWeb();
  const body = { name: 'Casey', email: 'casey@customers.test', password: 'a-long-password' };
  cookie = cookieFrom((await call(signUp, '/api/auth/sign-up/email', { body })).headers);
  [productId = ''] = await listProductsInLog(test.web, 1);
});
afterAll(() => test.drop());

const order = (changes: object = {}) => ({ items: [{ productId, quantity: 1 }], ...changes });
const send = (body: unknown, headers: Record<string, string> = {}) =>
  call(place, '/api/orders', { body, cookie, headers });

/** The answer to a refused request, having made sure that nothing was written. */
const refused = async (ask: () => ReturnType<typeof call>) => {
  const answer = await unwritten(test, ask);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.json.requestId).toBe(answer.headers.get('x-request-id'));
  return answer;
};

describe('what a page asks for stands or falls with what it knew', () => {
  it('is not done for another account than the page’s, whose cookie the browser now sends', async () => {
    const answer = await refused(() => send(order(), { 'evenkeel-viewer': uuidv7() }));
    expect(answer).toMatchObject({ status: 401, json: { code: 'unauthenticated' } });
  });

  it('is ordered at the total that was shown, or not at all', async () => {
    const answer = await refused(() => send(order({ expectedTotal: 1 })));
    expect(answer).toMatchObject({
      status: 409,
      json: { code: 'conflict', reason: 'prices-changed' },
    });
  });
});

describe('S13 · a bad header or path is refused and nothing is written', () => {
  it.each([
    ['idempotency-key', 'not-a-uuid'],
    ['idempotency-key', ''],
    ['if-match', '3'],
    ['if-match', '"3'],
    ['if-match', ''],
    ['if-match', '"1", "2"'],
  ])('%s: %s', async (name, value) => {
    const answer = await refused(() => send(order(), { [name]: value }));
    expect(answer).toMatchObject({ status: 400, json: { code: 'invalid-request' } });
  });

  it.each(['1', 'x', '../admin', '%00', uuidv7()])('order id %s: 404', async (id) => {
    const body = { reason: 'changed-mind' };
    const answer = await refused(() =>
      call(cancel, '/api/orders/x/cancel', { body, cookie, params: { id } }),
    );
    expect(answer).toMatchObject({ status: 404, json: { code: 'not-found' } });
  });
});

describe('S5 S8 · who may not is refused and nothing is written', () => {
  it('nobody signed in: 401', async () => {
    const answer = await refused(() => call(place, '/api/orders', { body: order() }));
    expect(answer).toMatchObject({ status: 401, json: { code: 'unauthenticated' } });
  });

  it('a customer who ships: 403, whosever order it is', async () => {
    const body = { trackingNumber: 'TN1' };
    const answer = await refused(() =>
      call(ship, '/api/orders/x/ship', { body, cookie, params: { id: uuidv7() } }),
    );
    expect(answer).toMatchObject({ status: 403, json: { code: 'forbidden' } });
  });

  it.each<[string, Record<string, string>]>([
    ['a foreign Origin', { origin: 'https://evil.test' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a cross-site request', { 'sec-fetch-site': 'cross-site' }],
    [
      'a neighbour of the same site',
      { 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' },
    ],
  ])('%s: 403', async (_name, headers) => {
    const answer = await refused(() => send(order(), headers));
    expect(answer).toMatchObject({ status: 403, json: { code: 'forbidden' } });
  });

  it('another method: 405 that names the right ones', async () => {
    const { PUT } = await import('./orders/route.ts');
    const answer = await call(PUT, '/api/orders', { method: 'PUT', cookie });
    expect(answer).toMatchObject({ status: 405, json: { code: 'method-not-allowed' } });
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
  });
});

describe('a good order beside all that', () => {
  it('is accepted once: same key and body repeat the answer, another body is refused', async () => {
    const key = { 'idempotency-key': uuidv7() };
    const body = order({ note: 'שלום\nَ Z̷͉͐a̷l̴g̸o̶', items: [{ productId, quantity: 10_000 }] });
    const first = await send(body, {
      ...key,
      origin: 'http://localhost:3000',
      'sec-fetch-site': 'same-origin',
    });
    expect(first.status).toBe(202);
    expect(first.json).toMatchObject({
      commandId: key['idempotency-key'],
      version: 1,
      epoch: (await test.web.commands.eventStore.head()).epoch,
      status: 'accepted',
    });
    expect(first.headers.get('etag')).toBe('"1"');
    expect(first.headers.get('location')).toBe(`/api/orders/${first.json.orderId}`);
    expect(first.headers.get('cache-control')).toBe('private, no-store');

    const second = await unwritten(test, () => send(body, key));
    expect(second.json).toEqual(first.json);
    expect(second.headers.get('idempotent-replayed')).toBe('true');

    const commandId = key['idempotency-key'];
    const params = { commandId };
    const status = await call(command, `/api/commands/${commandId}`, { cookie, params });
    expect(status.json).toMatchObject({ ...first.json, status: 'accepted' });

    const other = await refused(() => send(order(), key));
    expect(other).toMatchObject({ status: 422, json: { code: 'idempotency-key-reused' } });
  });

  it('is not placed for who has seen a version of it: a new order has none', async () => {
    const answer = await refused(() => send(order(), { 'if-match': '"1"' }));
    expect(answer).toMatchObject({ status: 412, json: { code: 'version-conflict' } });
    expect(answer.json.current).toBeUndefined();

    const key = { 'idempotency-key': uuidv7() };
    const body = { ...order(), orderId: uuidv7() };
    const first = await send(body, key);
    const there = await refused(() => send(body, { 'if-match': '"1"' }));
    expect(there).toMatchObject({ status: 412, json: { current: { id: body.orderId } } });
    const repeated = await send(body, { ...key, 'if-match': '"1"' });
    expect(repeated.json).toEqual(first.json);
  });

  it('is cancelled only at the version that was seen, and only once', async () => {
    const { json } = await send(order());
    const params = { id: json.orderId };
    const ask = (headers: Record<string, string>) =>
      call(cancel, '/api/orders/x/cancel', {
        body: { reason: 'changed-mind' },
        cookie,
        params,
        headers,
      });
    const stale = await refused(() => ask({ 'if-match': '"7"' }));
    expect(stale).toMatchObject({
      status: 412,
      json: {
        code: 'version-conflict',
        current: { id: json.orderId, version: 1, status: 'pending' },
      },
    });
    for (const tag of ['"0"', '"01"', '"abc"', '""', 'W/"1"', '"99999999999"']) {
      const other = await refused(() => ask({ 'if-match': tag }));
      expect(other).toMatchObject({ status: 412, json: { code: 'version-conflict', current: {} } });
    }
    expect((await ask({ 'if-match': '"1"' })).status).toBe(202);
    const again = await refused(() => ask({}));
    expect(again).toMatchObject({
      status: 409,
      json: { code: 'conflict', reason: 'order-not-pending', current: { status: 'cancelled' } },
    });
  });
});
