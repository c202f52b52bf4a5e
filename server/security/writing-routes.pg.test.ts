import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rolesThatMay } from '#server/contracts/permissions.ts';
import type { Role } from '#server/contracts/roles.ts';
import { handlerOf, type ServedRoute, servedRoutes } from '#server/http/testing/test-routes.ts';
import {
  call,
  listProductsInLog,
  signedInAs,
  type TestWeb,
  testWeb,
  unwritten,
} from '#server/http/testing/test-web.ts';
import { nameOf, rowOf } from './matrix.ts';
import { type TestOrders, testOrders } from './test-orders.ts';

let test: TestWeb;
let orders: TestOrders;
beforeAll(async () => {
  test = await testWeb();
  orders = testOrders(test);
});
afterAll(async () => {
  await orders.stop();
  await test.drop();
});

const writing = servedRoutes.filter(({ method }) => method !== 'GET');
const named = (routes: readonly ServedRoute[]) =>
  routes.map((route) => ({ route, name: nameOf(route) }));

/** Somebody who may, with a thing that this may be done to, and a body that is good. */
const asked = async (route: ServedRoute) => {
  const { needs, of, body } = rowOf(route);
  const [who = 'customer' as Role] = needs ? rolesThatMay(needs.action, needs.scope) : [];
  const { viewer, cookie } = await signedInAs(test, who);
  const other = (await signedInAs(test, 'customer')).viewer;
  const id = of === 'order' ? (await orders.place(viewer)).orderId : other.id;
  return { cookie, body, params: { id, name: 'orders' } };
};
const send = async (
  route: ServedRoute,
  headers: Record<string, string>,
  change: (body: object | undefined) => unknown = (body) => body,
) => {
  const { body, ...rest } = await asked(route);
  const handler = await handlerOf(route);
  const changed = change(body);
  return unwritten(test, () =>
    call(handler, route.path, {
      ...rest,
      headers,
      method: route.method,
      ...(changed !== undefined && { body: changed }),
    }),
  );
};

describe('S8 · no route that changes anything does it for another site', () => {
  it.each(named(writing))('$name', async ({ route }) => {
    for (const headers of [
      { origin: 'https://evil.test' },
      { origin: 'null' },
      { origin: 'http://localhost:3001' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[]) {
      const answer = await send(route, headers);
      expect(answer).toMatchObject({ status: 403, json: { reason: 'cross-site' } });
      expect(answer.headers.has('access-control-allow-origin')).toBe(false);
    }
  });

  it.each(named(servedRoutes))('$name lets no other site read its answer', async ({ route }) => {
    const options = await handlerOf({ ...route, method: 'OPTIONS' });
    const headers = { origin: 'https://evil.test', 'access-control-request-method': route.method };
    const answer = await call(options, route.path, { method: 'OPTIONS', headers });
    expect(answer.status).toBe(405);
    const cors = [...answer.headers.keys()].filter((name) => name.startsWith('access-control'));
    expect(cors).toEqual([]);
  });
});

describe('S6 · a key that is nobody’s to set is refused by name, and nothing is written', () => {
  const keys = ['price', 'total', 'status', 'customerId', 'role', 'version', 'id', 'isAdmin'];
  it.each(named(writing.filter((route) => rowOf(route).body)))('$name', async ({ route }) => {
    for (const key of keys.filter((one) => !(one in (rowOf(route).body ?? {})))) {
      const answer = await send(route, {}, (body) => ({ ...body, [key]: uuidv7() }));
      expect(answer, key).toMatchObject({ status: 400, json: { code: 'invalid-request' } });
      const pointers = answer.json.errors.map(({ pointer }: { pointer: string }) => pointer);
      expect(pointers).toContain(`/${key}`);
    }
  });
});

describe('S13 · a body is JSON of a sane size and depth, whatever route it is for', () => {
  it.each(named(writing.filter((route) => rowOf(route).body)))('$name', async ({ route }) => {
    const deep = `${'['.repeat(100)}${']'.repeat(100)}`;
    const cases: [body: string, status: number][] = [
      ['{"items":', 400],
      [deep, 400],
      ['{"__proto__": {"role": "admin"}}', 400],
      [JSON.stringify({ note: 'x'.repeat(70_000) }), 413],
    ];
    for (const [body, status] of cases) {
      expect((await send(route, {}, () => body)).status, body.slice(0, 30)).toBe(status);
    }
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send(route, form, () => 'a=b')).status).toBe(415);
    const packed = { 'content-encoding': 'gzip' };
    expect((await send(route, packed, () => '{}')).status).toBe(415);
  });
});

describe('S15 · a repeat is authorised as if it were the first', () => {
  it('who has lost the right to place orders is not told of the one that was placed', async () => {
    const { POST: place } = await import('#app/api/orders/route.ts');
    const { viewer, cookie } = await signedInAs(test, 'customer');
    const [productId = ''] = await listProductsInLog(test.web, 1);
    const headers = { 'idempotency-key': uuidv7() };
    const body = { items: [{ productId, quantity: 1 }] };
    const again = () => call(place, '/api/orders', { body, cookie, headers });
    expect((await again()).status).toBe(202);
    expect((await again()).headers.get('idempotent-replayed')).toBe('true');
    await test.db.authDb
      .updateTable('auth.user')
      .set({ role: 'support' })
      .where('id', '=', viewer.id)
      .execute();
    test.web.auth.forget(viewer.id);
    const refused = await unwritten(test, again);
    expect(refused).toMatchObject({ status: 403, json: { code: 'forbidden' } });
    expect(refused.headers.has('idempotent-replayed')).toBe(false);
  });
});
