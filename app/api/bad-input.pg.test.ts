import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  call,
  cookieFrom,
  listProductsInLog,
  signedInAs,
  type TestWeb,
  testWeb,
  unwritten,
} from '#server/http/testing/test-web.ts';
import { GET as listAdminOrders } from './admin/orders/route.ts';
import { POST as signUp } from './auth/sign-up/email/route.ts';
import { GET as changes } from './changes/route.ts';
import { GET as listOrders, POST as place } from './orders/route.ts';

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

describe('S6 S7 S13 · a bad body is refused with its code and nothing is written', () => {
  it.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['malformed JSON', '{"items": [}'],
    ['half a body', '{"items"'],
    ['not an object', '"order"'],
    ['null', 'null'],
    ['an array', '[]'],
    ['bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
    ['NUL in a note', JSON.stringify({ items: [], note: 'a\0b' })],
    ['a lone surrogate', '{"items": [], "note": "\\ud800"}'],
    ['a lone surrogate in a key', '{"\\udc00": 1}'],
    ['__proto__', '{"__proto__": {"role": "admin"}, "items": []}'],
    ['constructor', '{"constructor": {"prototype": {}}, "items": []}'],
    ['depth 10,000', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['depth 10,000 of objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
  ])('%s', async (_name, body) => {
    const answer = await refused(() => send(body));
    expect(answer).toMatchObject({ status: 400, json: { code: 'invalid-request' } });
  });

  it.each([
    '-1',
    '0',
    '1.5',
    '"1"',
    '1e9',
    '1e308',
    '1e999',
    '9007199254740993',
    'NaN',
    '[1]',
    '{"$gt":0}',
    'null',
    'true',
  ])('quantity %s', async (quantity) => {
    const body = `{"items": [{"productId": "${productId}", "quantity": ${quantity}}]}`;
    const answer = await refused(() => send(body));
    expect(answer).toMatchObject({ status: 400, json: { code: 'invalid-request' } });
    if (quantity !== 'NaN') expect(answer.json.errors[0].pointer).toBe('/items/0/quantity');
  });

  it.each(['price', 'total', 'status', 'customerId', 'role', 'version', 'number', 'isAdmin'])(
    'mass assignment of %s',
    async (key) => {
      const answer = await refused(() => send(order({ [key]: 1 })));
      expect(answer).toMatchObject({ status: 400, json: { errors: [{ pointer: `/${key}` }] } });
    },
  );

  it('an unknown key of a line, with the pointer to it', async () => {
    const answer = await refused(() => send({ items: [{ productId, quantity: 1, price: 1 }] }));
    expect(answer.json.errors).toEqual([
      { pointer: '/items/0/price', message: 'is not a known key' },
    ]);
  });

  it.each<[string, unknown]>([
    ['no lines', { items: [] }],
    [
      '101 lines',
      { items: Array.from({ length: 101 }, () => ({ productId: uuidv7(), quantity: 1 })) },
    ],
    ['an order id that is no UUID', { orderId: '1; drop table', items: [] }],
  ])('%s', async (_name, body) => {
    expect((await refused(() => send(body))).status).toBe(400);
  });

  it('one product twice', async () => {
    const line = { productId, quantity: 1 };
    const answer = await refused(() => send({ items: [line, line] }));
    expect(answer.json.errors[0].pointer).toBe('/items/1/productId');
  });

  it('a product that the catalogue does not have: 422 unknown-product', async () => {
    const items = [
      { productId, quantity: 1 },
      { productId: uuidv7(), quantity: 1 },
    ];
    const answer = await refused(() => send({ items }));
    expect(answer).toMatchObject({
      status: 422,
      json: {
        code: 'unprocessable',
        reason: 'unknown-product',
        errors: [{ pointer: '/items/1/productId' }],
      },
    });
  });

  /** A body of 16 KB chunks, and how many of them were taken. */
  const stream = (chunks: number) => {
    const taken = { chunks: 0 };
    const body = new ReadableStream({
      pull(controller) {
        taken.chunks += 1;
        controller.enqueue(new Uint8Array(16_384).fill(0x20));
        if (taken.chunks === chunks) controller.close();
      },
    });
    return { body, taken };
  };

  it('10 MB: 413', async () => {
    const answer = await refused(() => send(stream(640).body));
    expect(answer).toMatchObject({ status: 413, json: { code: 'payload-too-large' } });
  });

  it('1 GB: 413, and most of it is never taken', async () => {
    const { body, taken } = stream(65_536);
    expect((await refused(() => send(body))).status).toBe(413);
    expect(taken.chunks).toBeLessThan(3_000);
  });

  it('a Content-Length that lies does not matter: 413', async () => {
    const answer = await refused(() => send('x'.repeat(70_000), { 'content-length': '5' }));
    expect(answer.status).toBe(413);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    'application/json; charset=utf-16',
  ])('content type %s: 415', async (type) => {
    const answer = await refused(() => send(JSON.stringify(order()), { 'content-type': type }));
    expect(answer).toMatchObject({ status: 415, json: { code: 'unsupported-media-type' } });
  });
});

describe('a refusal says in one sentence what would have been taken, and where', () => {
  const aDay = 'must be a day like 2010-12-01 or a time like 2010-12-01T08:26:00Z';
  const aPosition = 'must be a whole number from 0 to 9007199254740991';
  let admin: string;
  beforeAll(async () => {
    admin = (await signedInAs(test, 'admin')).cookie;
  });

  it.each<[string, typeof listOrders, string, string]>([
    ['/api/orders?limit=-1', listOrders, '/limit', 'must be a whole number from 1 to 100'],
    ['/api/orders?limit=101', listOrders, '/limit', 'must be a whole number from 1 to 100'],
    ['/api/changes', changes, '/after', 'is needed'],
    ['/api/changes?after=-1', changes, '/after', aPosition],
    ['/api/changes?after=9007199254740993', changes, '/after', aPosition],
    ['/api/admin/orders?minTotal=-1', listAdminOrders, '/minTotal', aPosition],
    ['/api/admin/orders?from=x', listAdminOrders, '/from', aDay],
    ['/api/admin/orders?from=2026-02-30', listAdminOrders, '/from', aDay],
    [
      '/api/admin/orders?from=0000-01-01',
      listAdminOrders,
      '/from',
      'must be of the years 1000 to 9999',
    ],
    [
      '/api/admin/orders?to=0000-01-01',
      listAdminOrders,
      '/to',
      'must be of the years 1000 to 9999',
    ],
  ])('GET %s', async (path, get, pointer, message) => {
    const answer = await call(get, path, { cookie: path.includes('admin') ? admin : cookie });
    expect(answer).toMatchObject({ status: 400, json: { code: 'invalid-request' } });
    expect(answer.json.errors).toEqual([{ pointer, message }]);
  });

  it.each(['', '-1', '9007199254740993'])('Min-Position: %s', async (position) => {
    const headers = { 'min-position': position };
    const answer = await call(listOrders, '/api/orders', { cookie, headers });
    const message = 'Min-Position must be a whole number from 0';
    expect(answer.json.errors).toEqual([{ pointer: '', message }]);
  });

  it('a number that no column holds is one error, a body without lines another', async () => {
    const huge = await refused(() => send(order({ items: [{ productId, quantity: 1e21 }] })));
    expect(huge.json.errors).toHaveLength(1);
    const none = await refused(() => send({}));
    expect(none.json.errors).toEqual([{ pointer: '/items', message: 'is needed' }]);
  });
});
