import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
// biome-ignore lint/style/noRestrictedImports: the view is filled as a rebuild does.
import { createReadDb } from '#db/client.ts';
// biome-ignore lint/style/noRestrictedImports: the same.
import { ordersProjection } from '#server/projections/projections.ts';
// biome-ignore lint/style/noRestrictedImports: the same.
import { rebuildProjection } from '#server/projections/rebuild/rebuild-projection.ts';
// biome-ignore lint/style/noRestrictedImports: and as a worker does.
import { type TestOrders, testOrders } from '#server/security/test-orders.ts';
import { call, signedInAs, type TestWeb, testWeb } from '../testing/test-web.ts';
import { orderRoute } from './order-route.ts';
import { timelineRoute } from './timeline-route.ts';

let test: TestWeb;
let orders: TestOrders;
beforeAll(async () => {
  test = await testWeb();
  // As migrations make the views, at first or after they were lost: empty, at the log's beginning.
  await test.db.readDb
    .updateTable('read.checkpoints')
    .set({ caught_up_at: null, paused: true })
    .execute();
  orders = testOrders(test);
});
afterAll(async () => {
  await orders.stop();
  await test.drop();
});

it('nothing is “not found” in a view that has yet to be filled: it is 503, and once filled the order is there and a stranger 404', async () => {
  const { cookie, viewer } = await signedInAs(test, 'customer');
  const [first, last] = [await orders.place(viewer), await orders.place(viewer)];
  const ask = (id: string, headers: Record<string, string> = {}) =>
    Promise.all(
      [orderRoute, timelineRoute].map((route) =>
        call(route, '/', { cookie, params: { id }, headers }),
      ),
    );
  const statuses = async (id: string) => (await ask(id)).map(({ status }) => status);
  for (const id of [first.orderId, uuidv7()]) {
    for (const answer of await ask(id)) {
      expect(answer).toMatchObject({ status: 503, json: { code: 'unavailable' } });
      expect(answer.headers.get('retry-after')).toBe('1');
    }
  }
  await test.db.readDb.updateTable('read.checkpoints').set({ paused: false }).execute();
  await ask(last.orderId, { 'min-position': String(last.position), prefer: 'wait=20' });
  expect(await statuses(first.orderId)).toEqual([200, 200]);
  await vi.waitUntil(async () => (await statuses(uuidv7())).every((status) => status === 404), {
    timeout: 20_000,
  });
});

it('a view that a rebuild has filled is believed, though no worker has followed the log since', async () => {
  const { cookie, viewer } = await signedInAs(test, 'customer');
  const { orderId } = await orders.place(viewer);
  await test.db.readDb
    .updateTable('read.checkpoints')
    .set({ caught_up_at: null, paused: true, rebuilds: 0 })
    .execute();
  const readDb = createReadDb(test.db.urls.projector, { max: 4, application: 'test rebuild' });
  const { eventStore, personalData } = test.web.commands;
  await rebuildProjection(ordersProjection, { eventStore, personalData, readDb, worker: 'test' });
  await readDb.destroy();
  for (const route of [orderRoute, timelineRoute]) {
    const status = async (id: string) =>
      (await call(route, '/', { cookie, params: { id } })).status;
    expect([await status(orderId), await status(uuidv7())]).toEqual([200, 404]);
  }
});
