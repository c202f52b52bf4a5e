import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { GET as overview } from '#app/api/admin/operations/route.ts';
import { POST as skip } from '#app/api/admin/projections/[name]/dead-letters/[id]/skip/route.ts';
import { GET as deadLetters } from '#app/api/admin/projections/[name]/dead-letters/route.ts';
import { POST as pause } from '#app/api/admin/projections/[name]/pause/route.ts';
import { POST as resume } from '#app/api/admin/projections/[name]/resume/route.ts';
import { POST as retry } from '#app/api/admin/projections/[name]/retry-dead-letters/route.ts';
import { POST as rollback } from '#app/api/admin/projections/[name]/rollback/route.ts';
import { GET as projections } from '#app/api/admin/projections/route.ts';
import { call, signedInAs, type TestWeb, testWeb } from '#server/http/testing/test-web.ts';
import { performOperation } from '#server/operations/on-request/perform-operation.ts';
import { runOperations } from '#server/operations/on-request/run-operations.ts';
import { ordersProjection } from '#server/projections/projections.ts';
import { runProjection } from '#server/projections/run-projection.ts';
import { poisoned } from '#server/projections/testing/poisoned.ts';
import { createTestShop } from '#server/projections/testing/test-shop.ts';

let test: TestWeb;
let cookie: string;
let stopping: (() => Promise<void>)[];
const sick = new Set([2, 4, 6]);
const log = { info: () => {}, warn: () => {}, error: () => {} };

beforeAll(async () => {
  test = await testWeb();
  ({ cookie } = await signedInAs(test, 'admin'));
  const { readDb } = test.db;
  const shop = createTestShop(test.db);
  const projection = poisoned(ordersProjection, sick);
  const deps = { ...shop, readDb, worker: 'w', log };
  const running = runProjection(projection, deps);
  const operations = runOperations({
    projections: [ordersProjection],
    db: readDb,
    worker: 'w',
    log,
    perform: (operation) =>
      performOperation(operation, {
        ...deps,
        projections: [projection],
        rebuild: async () => 'not here',
      }),
  });
  stopping = [running.stop, operations.stop];
  for (const customer of [1, 2, 3]) {
    const { orderId } = await shop.place(customer);
    await shop.act(orderId, { type: 'AddNote', text: 'x', visibility: 'internal' });
  }
  running.wake();
  await vi.waitUntil(async () => (await status())?.position === 6, { timeout: 30_000 });
});
afterAll(async () => {
  await Promise.all(stopping.map((stop) => stop()));
  await test.drop();
});

const params = { name: 'orders' };
const ask = (handler: typeof pause, body: object | undefined, more = {}) =>
  call(handler, '/api/admin/projections/orders', {
    method: 'POST',
    cookie,
    params: { ...params, ...more },
    ...(body && { body }),
  });
const status = async () => {
  const { json } = await call(projections, '/api/admin/projections', { cookie });
  return json.projections?.find(({ name }: { name: string }) => name === 'orders');
};
const operations = async () =>
  (await call(overview, '/api/admin/operations', { cookie })).json.operations;
const settled = () =>
  vi.waitUntil(
    async () =>
      (await operations()).every(({ finishedAt }: { finishedAt: string | null }) => finishedAt),
    { timeout: 30_000 },
  );

it('a pause is answered when it is durable, and told with who asked and why', async () => {
  const { status: code, json } = await ask(pause, { reason: 'Looking into it' });
  expect(code).toBe(202);
  expect(json).toMatchObject({ kind: 'pause', state: 'done', reason: 'Looking into it' });
  const { paused } = await test.db.readDb
    .selectFrom('read.checkpoints')
    .select('paused')
    .where('projection', '=', 'orders')
    .executeTakeFirstOrThrow();
  expect(paused).toBe(true);
  expect((await ask(resume, undefined)).status).toBe(202);
  const entries = await test.db.authDb
    .selectFrom('auth.security_log')
    .selectAll()
    .where('kind', '=', 'operated')
    .orderBy('id')
    .execute();
  expect(entries).toMatchObject([
    { subject: 'orders', details: { operation: 'pause', reason: 'Looking into it' } },
    { subject: 'orders', details: { operation: 'resume' } },
  ]);
});

it('parked events are listed with their error and order; a skip needs a reason and one of them', async () => {
  expect(await status()).toMatchObject({ deadLetters: 3, eventsPerSecond: expect.any(Number) });
  const { json } = await call(deadLetters, '/x', { cookie, params });
  expect(json).toMatchObject({
    total: 3,
    hasMore: false,
    data: [
      { id: 2, type: 'NoteAdded', error: 'Poison at 2', orderId: expect.any(String), number: 1 },
      { id: 4, error: 'Poison at 4', since: expect.any(String), number: 3 },
      { id: 6 },
    ],
  });
  const behind = await call(deadLetters, '/x?after=2', { cookie, params });
  expect(behind.json).toMatchObject({ total: 3, data: [{ id: 4 }, { id: 6 }] });
  expect((await call(deadLetters, '/x?after=x', { cookie, params })).status).toBe(400);
  expect((await ask(skip, {}, { id: '2' })).status).toBe(400);
  expect((await ask(skip, { reason: 'x' }, { id: '3' })).status).toBe(404);
  expect((await ask(skip, { reason: 'A double' }, { id: '2' })).status).toBe(202);
  await settled();
  expect(await status()).toMatchObject({ deadLetters: 2 });
  expect((await call(overview, '/x', { cookie })).json.skipped).toMatchObject([
    { projection: 'orders', position: 2, type: 'NoteAdded', number: 1, reason: 'A double' },
  ]);
});

it('a retry that leaves events parked has failed, as it has on the command line, and says how many', async () => {
  expect((await ask(retry, {})).status).toBe(202);
  await settled();
  expect((await operations())[0]).toMatchObject({
    state: 'failed',
    outcome: 'Parked events applied: 0; still parked: 2, see their errors.',
  });
});

it('a retry of one parked event tries its stream alone; where none is parked it is refused', async () => {
  sick.clear();
  expect((await ask(retry, { position: 3 })).status).toBe(404);
  expect((await ask(retry, { position: 4 })).json).toMatchObject({ state: 'asked', position: 4 });
  await settled();
  expect((await operations())[0].outcome).toBe(
    'Parked events of its stream applied: 1; it has none left.',
  );
  expect(await status()).toMatchObject({ deadLetters: 1 });
  expect((await ask(pause, { position: 6 })).status).toBe(400);
});

it('a retry after the cure applies the rest, and its outcome is told', async () => {
  expect((await ask(retry, {})).json).toMatchObject({ state: 'asked' });
  await settled();
  expect(await status()).toMatchObject({ deadLetters: 0, lastBatch: { worker: 'w' } });
  expect((await operations())[0].outcome).toBe('Parked events applied: 1; none is left.');
});

it('what cannot be done is refused with its reason, and a body that is no JSON as such', async () => {
  const text = { 'content-type': 'text/plain' };
  const refused = await call(pause, '/x', {
    method: 'POST',
    cookie,
    params,
    body: 'x',
    headers: text,
  });
  expect(refused.status).toBe(415);
  expect((await ask(rollback, {})).json).toMatchObject({ code: 'conflict' });
  expect((await ask(pause, {}, { name: 'nothing' })).status).toBe(404);
  expect((await ask(pause, { why: 'x' })).status).toBe(400);
});
