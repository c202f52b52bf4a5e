import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, signedInAs, type TestWeb, testWeb } from '#server/http/testing/test-web.ts';
import { POST as resume } from './[name]/resume/route.ts';
import { GET as projections } from './route.ts';

let test: TestWeb;
let cookie: string;
beforeAll(async () => {
  test = await testWeb();
  ({ cookie } = await signedInAs(test, 'admin'));
  await moveTo(11, ['orders', 'products']);
  await moveTo(10, ['insights']);
});
afterAll(() => test.drop());

const moveTo = (position: number, names: string[]) =>
  test.db.readDb
    .updateTable('read.checkpoints')
    .set({ position })
    .where('projection', 'in', names)
    .execute();

const ask = (headers: Record<string, string> = {}) =>
  call(projections, '/api/admin/projections', { cookie, headers });

it('says where every projection is to who asks for no position, however far behind one is', async () => {
  expect(await ask()).toMatchObject({ status: 200, json: { projections: [{}, {}, {}] } });
});

it('is answered with 412 and the least position while one projection lacks Min-Position', async () => {
  const behind = await ask({ 'min-position': '11', prefer: 'wait=0' });
  expect(behind).toMatchObject({ status: 412, json: { code: 'projection-behind', position: 10 } });
  expect(behind.headers.get('retry-after')).toBe('1');
  expect(behind.headers.get('x-request-id')).toBe(behind.json.requestId);
});

it('refuses a Min-Position that is none, and a wait out of bounds', async () => {
  for (const headers of [{ 'min-position': 'x' }, { prefer: 'wait=21' }]) {
    expect(await ask(headers as Record<string, string>)).toMatchObject({ status: 400 });
  }
});

it('waits until every projection is at Min-Position', async () => {
  const waiting = ask({ 'min-position': '11', prefer: 'wait=20' });
  await moveTo(12, ['insights']);
  const { status, json } = await waiting;
  expect(status).toBe(200);
  expect(json.projections).toMatchObject([{ position: 11 }, { position: 11 }, { position: 12 }]);
});

it('is asked for an operation with or without a body, whatever its type is said to be', async () => {
  const path = '/api/admin/projections/orders/resume';
  const operate = (options: Parameters<typeof call>[2]) =>
    call(resume, path, { method: 'POST', cookie, params: { name: 'orders' }, ...options });
  const headers = { 'content-type': 'application/json' };
  expect(await operate({})).toMatchObject({ status: 202 });
  expect(await operate({ body: '', headers })).toMatchObject({ status: 202 });
  expect(await operate({ body: { reason: 'mended' } })).toMatchObject({ status: 202 });
  expect(await operate({ body: '{', headers })).toMatchObject({ status: 400 });
  const form = { 'content-type': 'text/plain' };
  expect(await operate({ body: 'x', headers: form })).toMatchObject({ status: 415 });
});
