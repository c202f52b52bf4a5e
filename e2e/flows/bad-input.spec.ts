import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { findProduct, placeOrder } from '#e2e/fixtures/shop-api.ts';
import { test } from '#e2e/fixtures/test.ts';
import { orderCounts } from '#server/contracts/order-queries.ts';
import { problem } from '#server/contracts/problem.ts';

const json = { 'content-type': 'application/json' };
const line = (quantity: unknown) => ({ items: [{ productId: randomUUID(), quantity }] });

const placements: [name: string, body: string, status: number, code: string][] = [
  ['no JSON at all', '{"items":', 400, 'invalid-request'],
  [
    'nesting 10,000 deep',
    `{"items":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
    400,
    'invalid-request',
  ],
  ['10 MB', JSON.stringify({ note: 'x'.repeat(10_000_000) }), 413, 'payload-too-large'],
  ['no lines', JSON.stringify({ items: [] }), 400, 'invalid-request'],
  ['quantity -1', JSON.stringify(line(-1)), 400, 'invalid-request'],
  ['quantity 1.5', JSON.stringify(line(1.5)), 400, 'invalid-request'],
  ['quantity "1"', JSON.stringify(line('1')), 400, 'invalid-request'],
  [
    'quantity 1e308',
    `{"items":[{"productId":"${randomUUID()}","quantity":1e308}]}`,
    400,
    'invalid-request',
  ],
  [
    'quantity 2^53+1',
    `{"items":[{"productId":"${randomUUID()}","quantity":9007199254740993}]}`,
    400,
    'invalid-request',
  ],
  ['a price of one’s own', JSON.stringify({ ...line(1), total: 1 }), 400, 'invalid-request'],
  ['a NUL in the note', JSON.stringify({ ...line(1), note: 'a\u0000b' }), 400, 'invalid-request'],
  [
    'a lone surrogate',
    `{"items":[{"productId":"${randomUUID()}","quantity":1}],"note":"\\ud800"}`,
    400,
    'invalid-request',
  ],
  [
    'a key of the prototype',
    `{"__proto__":{"role":"admin"},"items":[{"productId":"${randomUUID()}","quantity":1}]}`,
    400,
    'invalid-request',
  ],
  ['an unknown product', JSON.stringify(line(1)), 422, 'unprocessable'],
];

test('an order that makes no sense is refused with its problem code and writes nothing', {
  tag: '@once',
}, async ({ asCustomer }) => {
  const { request } = asCustomer.context;
  for (const [name, data, status, code] of placements) {
    const answer = await request.post('/api/orders', { headers: json, data: Buffer.from(data) });
    expect(answer.status(), name).toBe(status);
    expect(answer.headers()['content-type'], name).toContain('application/problem+json');
    expect(problem.parse(await answer.json()).code, name).toBe(code);
  }
  const counts = await request.get('/api/orders/counts');
  expect(orderCounts.parse(await counts.json()).total).toBe(0);
});

test('a command in another format than JSON is refused', { tag: '@once' }, async ({
  asCustomer,
}) => {
  const answer = await asCustomer.context.request.post('/api/orders', { form: { items: '1' } });
  expect(answer.status()).toBe(415);
});

test("nobody sees or changes somebody else's order, and customers do no admin's work", {
  tag: '@once',
}, async ({ asCustomer, asAdmin, request }) => {
  const product = await findProduct(request, 'LANTERN');
  const { orderId } = await placeOrder(asCustomer.context.request, [
    { productId: product.id, quantity: 1 },
  ]);
  const path = `/api/orders/${orderId}`;
  expect((await request.get(path)).status()).toBe(401);
  const ship = { data: { trackingNumber: 'X1' } };
  expect((await asCustomer.context.request.post(`${path}/ship`, ship)).status()).toBe(403);
  expect((await asCustomer.context.request.get('/api/admin/orders')).status()).toBe(403);
  expect((await asAdmin.context.request.post('/api/orders', { data: line(1) })).status()).toBe(403);
  expect((await asAdmin.context.request.get(`/api/orders/${randomUUID()}`)).status()).toBe(404);
  expect((await asAdmin.context.request.get('/api/nowhere')).status()).toBe(404);
});

test('a path that nothing has, spelled wrongly or not, is a 404 problem', { tag: '@once' }, async ({
  request,
}) => {
  for (const path of ['/api', '/api/nowhere', '/api/%ff', '/api/orders/%E0%A4%A']) {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const answer = await request.fetch(path, { method });
      expect(answer.status(), `${method} ${path}`).toBe(404);
      const { code, requestId } = problem.parse(await answer.json());
      expect(code).toBe('not-found');
      expect(answer.headers()['x-request-id']).toBe(requestId);
    }
  }
  expect((await request.get('/orders/%ff')).status()).toBe(404);
});

test('parameters out of bounds are refused, never clamped', { tag: '@once' }, async ({
  asAdmin,
}) => {
  const { request } = asAdmin.context;
  for (const path of [
    '/api/admin/orders?limit=101',
    '/api/admin/orders?limit=0',
    '/api/admin/orders?sort=price',
    '/api/admin/orders?cursor=made-up',
    '/api/changes',
    '/api/changes?after=-1',
    '/api/changes?after=0&wait=21',
  ]) {
    expect((await request.get(path)).status(), path).toBe(400);
  }
});

test('the same key places one order and answers it again; with another body it is refused', {
  tag: '@once',
}, async ({ asCustomer }) => {
  const { request } = asCustomer.context;
  const product = await findProduct(request, 'LANTERN');
  const headers = { 'idempotency-key': randomUUID() };
  const data = { items: [{ productId: product.id, quantity: 1 }] };
  const first = await request.post('/api/orders', { headers, data });
  const again = await request.post('/api/orders', { headers, data });
  expect(first.status()).toBe(202);
  expect(again.status()).toBe(202);
  expect(again.headers()['idempotent-replayed']).toBe('true');
  expect(await again.json()).toEqual(await first.json());

  const other = { items: [{ productId: product.id, quantity: 2 }] };
  const reused = await request.post('/api/orders', { headers, data: other });
  expect(problem.parse(await reused.json()).code).toBe('idempotency-key-reused');
});
