import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteHandler } from '#server/http/handle.ts';
import { unknownRoute } from '#server/http/routes/unknown-route.ts';
import { call, type TestWeb, testWeb } from '#server/http/testing/test-web.ts';

const folder = new URL('.', import.meta.url);
const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('route.ts'))
  .map((file) => file.slice(0, -'/route.ts'.length));

let shop: TestWeb;
beforeAll(async () => {
  // A production build with nothing said about it.
  shop = await testWeb({ NODE_ENV: 'production' });
});
afterAll(() => shop.drop());

test.each(paths)('without QA_CONTROLS=1 /api/qa/%s is a path that does not exist', async (path) => {
  const route: Record<string, RouteHandler> = await import(
    new URL(`${path}/route.ts`, folder).href
  );
  expect(Object.keys(route).toSorted()).toEqual(Object.keys(unknownRoute).toSorted());
  for (const [method, handler] of Object.entries(route)) {
    const body = method === 'POST' ? { body: { unknown: 1 } } : {};
    const here = await call(handler, `/api/qa/${path}`, { method, ...body });
    const nowhere = await call(unknownRoute.GET, '/api/nowhere', { method, ...body });
    expect(here.status).toBe(404);
    expect({ ...here.json, requestId: '' }).toEqual({ ...nowhere.json, requestId: '' });
  }
});

test('every control there is was asked', () => {
  expect(paths.toSorted()).toEqual([
    'barrier',
    'commands',
    'customers',
    'orders',
    'poison',
    'projection',
    'realtime',
    'reset',
  ]);
});

test('without QA_CONTROLS=1 nothing is put around a command, and no connection is held for it', async () => {
  expect(shop.web.qa).toBeUndefined();
});
