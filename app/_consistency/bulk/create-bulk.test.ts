import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEngine, type Engine } from '../create-engine.ts';
import { patience } from '../testing/run-options.ts';
import { cancelOrder, createOrder, id, shopper } from '../testing/samples.ts';
import { startTestServer } from '../testing/test-server.ts';
import { type BulkItem, planItems, summarise } from './bulk-plan.ts';
import { createBulk } from './create-bulk.ts';

vi.setConfig({ testTimeout: 30_000 });

let server: Awaited<ReturnType<typeof startTestServer>>;
let ends: (() => void)[];
let users = 0;
let viewer = shopper;

beforeEach(async () => {
  server = await startTestServer();
  ends = [];
  users += 1;
  viewer = { ...shopper, id: `bulk-${users}` };
});
afterEach(async () => {
  for (const end of ends) end();
  vi.unstubAllGlobals();
  await server.close();
});

const until = (check: () => void) => vi.waitFor(check, { timeout: patience(), interval: 10 });

/** A page with its engine and its bulk work; `leave` is what a reload does to it. */
const openPage = () => {
  const engine = createEngine({ viewer, baseUrl: server.url, sendTimeout: 1_000 });
  const bulk = createBulk(engine);
  engine.start();
  bulk.start();
  const leave = () => {
    bulk.close();
    engine.stop();
  };
  ends.push(leave);
  return { engine, bulk, leave };
};

/** Events of a page, which Node has none of; answers how to say that it is about to be left. */
const stubPage = () => {
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  return () => page.dispatchEvent(new Event('beforeunload'));
};

const orderIds = Array.from({ length: 10 }, (_, index) => id(100 + index));
const placeAll = async (engine: Engine) => {
  for (const [index, orderId] of orderIds.entries()) {
    engine.issue({ commandId: id(200 + index), orderId, command: createOrder(orderId) });
  }
  await until(() => expect(server.model.head()).toBe(orderIds.length));
  server.project({ push: true });
};
const cancelAll = (): BulkItem[] => {
  let next = 300;
  return planItems(
    'cancel',
    orderIds.map((orderId, index) => ({ id: orderId, number: index + 1, status: 'pending' })),
    () => cancelOrder,
    () => id(next++),
  );
};
/** How often the server was asked to cancel, and under how many ids. */
const cancels = () =>
  server.requests
    .filter(({ path }) => path.endsWith('/cancel'))
    .map(({ headers }) => headers['idempotency-key']);

test('a plan that a reload cuts off goes on, and every command happens once', async () => {
  const first = openPage();
  await placeAll(first.engine);
  server.control.fates.push('fine', 'reply lost', 'request lost', 'fine', 'unavailable');
  expect(await first.bulk.begin('cancel', cancelAll(), 'p')).toBe('begun');
  first.bulk.resume();
  await until(() => expect(cancels().length).toBeGreaterThan(3));
  first.leave();

  const second = openPage();
  await until(() => {
    const items = second.bulk.getSnapshot()?.items ?? [];
    expect(items.length > 0 && summarise(items).isOver).toBe(true);
  });
  expect(summarise(second.bulk.getSnapshot()?.items ?? []).done).toBe(orderIds.length);
  expect(server.model.head()).toBe(2 * orderIds.length);
  expect(new Set(cancels()).size).toBe(orderIds.length);
});

test('a page that is about to be left begins nothing that its next could not know of', async () => {
  const aboutToLeave = stubPage();
  const first = openPage();
  await placeAll(first.engine);
  await first.bulk.begin('cancel', cancelAll(), 'p');
  const begun = vi.spyOn(first.engine, 'issue');
  aboutToLeave();
  first.bulk.resume();
  // Read after all that was written before.
  expect(await first.bulk.waiting()).toBe(orderIds.length);
  expect(begun).not.toHaveBeenCalled();
  first.leave();
  const second = openPage();
  await until(() =>
    expect(summarise(second.bulk.getSnapshot()?.items ?? []).done).toBe(orderIds.length),
  );
  expect(cancels()).toHaveLength(orderIds.length);
});

test('a page that was about to be left and stays goes on', async () => {
  const aboutToLeave = stubPage();
  const { engine, bulk } = openPage();
  await placeAll(engine);
  await bulk.begin('cancel', cancelAll(), 'p');
  aboutToLeave();
  bulk.resume();
  await until(() => expect(summarise(bulk.getSnapshot()?.items ?? []).done).toBe(orderIds.length));
});

test('what is taken back in time sends nothing, and leaves nothing for the next page', async () => {
  const first = openPage();
  await placeAll(first.engine);
  await first.bulk.begin('cancel', cancelAll(), 'p');
  first.bulk.undo();
  expect(first.bulk.getSnapshot()).toBeUndefined();
  expect(await first.bulk.begin('cancel', cancelAll().slice(0, 1), 'q')).toBe('begun');
  first.bulk.resume();
  await until(() => expect(server.model.head()).toBe(orderIds.length + 1));
  expect(cancels()).toHaveLength(1);
});

test('a paused plan lets what is on its way end and sends no more, a stopped one says what it left', async () => {
  const { engine, bulk } = openPage();
  await placeAll(engine);
  await bulk.begin('cancel', cancelAll(), 'p');
  bulk.resume();
  bulk.pause();
  const left = () => summarise(bulk.getSnapshot()?.items ?? []);
  await until(() => expect(left().sent).toBe(0));
  const { done, waiting } = left();
  expect(done + waiting).toBe(orderIds.length);
  expect(waiting).toBeGreaterThan(0);
  bulk.stop();
  expect(left()).toMatchObject({ 'left-out': waiting, isOver: true });
  bulk.dismiss();
  expect(bulk.getSnapshot()).toBeUndefined();
});

/** Work that is paused in a tab that is then closed, and another tab that was open all the time. */
const closedInTheMiddle = async () => {
  const [first, second] = [openPage(), openPage()];
  await placeAll(first.engine);
  expect(await first.bulk.begin('cancel', cancelAll(), 'p')).toBe('begun');
  first.bulk.pause();
  expect(await second.bulk.begin('cancel', [], 'q'), 'while the first has it').toBe('busy');
  first.leave();
  return second.bulk;
};

test('new work does not take the place of what a closed tab has left: that is taken up instead', async () => {
  const bulk = await closedInTheMiddle();
  await expect.poll(() => bulk.begin('cancel', [], 'q')).toBe('resumed');
  expect(bulk.getSnapshot()?.plan).toMatchObject({ planId: 'p', state: 'paused' });
  bulk.resume();
  await until(() => expect(summarise(bulk.getSnapshot()?.items ?? []).done).toBe(orderIds.length));
  expect(server.model.head()).toBe(2 * orderIds.length);
  expect(await bulk.begin('cancel', [], 'q'), 'until it is put away').toBe('busy');
});

test('work of a tab that was closed and does not come back is taken up by one that was open already', async () => {
  const bulk = await closedInTheMiddle();
  await until(() => expect(bulk.getSnapshot()?.plan).toMatchObject({ planId: 'p' }));
  expect(summarise(bulk.getSnapshot()?.items ?? []).waiting).toBe(orderIds.length);
});

test('a page that is reloaded goes on with its own work, though another tab is open', async () => {
  const [first, second] = [openPage(), openPage()];
  await placeAll(first.engine);
  await first.bulk.begin('cancel', cancelAll(), 'p');
  first.bulk.pause();
  first.leave();
  const reloaded = openPage();
  await until(() => expect(reloaded.bulk.getSnapshot()?.plan).toMatchObject({ planId: 'p' }));
  expect(second.bulk.getSnapshot()).toBeUndefined();
});

test('what one tab has put away leaves another free to begin', async () => {
  const [first, second] = [openPage(), openPage()];
  await placeAll(first.engine);
  await first.bulk.begin('cancel', cancelAll(), 'p');
  first.bulk.undo();
  await expect.poll(() => second.bulk.begin('cancel', [], 'q')).toBe('begun');
  expect(second.bulk.getSnapshot()?.plan.planId).toBe('q');
});
