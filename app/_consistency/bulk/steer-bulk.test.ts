import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { openBulkPages, until } from '../testing/bulk-pages.ts';
import { summarise } from './bulk-plan.ts';
import { keepPlan } from './keep-plan.ts';

vi.setConfig({ testTimeout: 30_000 });

let pages: Awaited<ReturnType<typeof openBulkPages>>;
let users = 0;
let userId = '';
const open = async (count: number) => {
  users += 1;
  userId = `steer-${users}`;
  pages = await openBulkPages(userId, count);
  return pages;
};
afterEach(async () => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  await pages.close();
});

/** Two tabs of a page that has no locks, as over plain HTTP, with work that the first has begun. */
const twoTabs = async ({ later = 0 } = {}) => {
  vi.stubGlobal('navigator', { onLine: true });
  const { openPage, placeAll, cancelAll } = await open(10);
  const first = openPage();
  await placeAll(first.engine);
  await first.bulk.begin('cancel', cancelAll(), 'p');
  const now = Date.now;
  vi.spyOn(Date, 'now').mockImplementation(() => now() + later);
  const second = openPage();
  await until(() => expect(second.bulk.getSnapshot()?.plan.state).toBe('held'));
  return { first: first.bulk, second: second.bulk };
};

test('where there are no locks, work that is taken back in one tab leaves the other as well', async () => {
  const { first, second } = await twoTabs();
  first.undo();
  await until(() => expect(second.getSnapshot()).toBeUndefined());
  expect(pages.cancels()).toEqual([]);
});

test('where there are no locks and tabs do not hear of one another, none sends what another took back', async () => {
  vi.stubGlobal('BroadcastChannel', undefined);
  // The second tab opens when most of the time is over in which all can be taken back.
  const { first, second } = await twoTabs({ later: 5_000 });
  first.undo();
  await until(() => expect(second.getSnapshot()).toBeUndefined());
  expect(pages.cancels()).toEqual([]);
});

test('where there are no locks, work that is stopped in one tab is stopped in the other', async () => {
  const { first, second } = await twoTabs();
  first.stop();
  await until(() => expect(second.getSnapshot()?.plan.state).toBe('stopped'));
  expect(pages.cancels()).toEqual([]);
});

test('work that was stopped stays stopped, though its page was left before each order was saved', async () => {
  const { openPage, cancelAll } = await open(10);
  const plan = { planId: 'p', action: 'cancel' as const, state: 'running' as const, sendAt: 0 };
  await keepPlan(userId).begin({ plan, items: cancelAll() });
  await keepPlan(userId).save({ ...plan, state: 'stopped' }, []);
  const { bulk } = openPage();
  await until(() => expect(bulk.getSnapshot()).toBeDefined());
  expect(summarise(bulk.getSnapshot()?.items ?? [])).toMatchObject({
    'left-out': 10,
    isOver: true,
  });
  await until(async () => {
    const kept = await keepPlan(userId).load();
    expect(summarise(kept?.items ?? []).waiting).toBe(0);
  });
  expect(pages.cancels()).toEqual([]);
});

test('a server that cannot say what became of a command is asked again after a while, not at once', async () => {
  const { openPage, cancelAll, server } = await open(3);
  const items = cancelAll().map((item) => ({ ...item, state: 'sent' as const }));
  const plan = { planId: 'p', action: 'cancel' as const, state: 'running' as const, sendAt: 0 };
  await keepPlan(userId).begin({ plan, items });
  server.control.isDown = true;
  openPage();
  const asked = () =>
    server.requests.filter(({ path }) => path.startsWith('/api/commands/')).length;
  await until(() => expect(asked()).toBe(3));
  // Each of these is told of a failure after it: who asks at once would have asked as often.
  for (let turn = 0; turn < 20; turn++) await fetch(server.url).catch(() => undefined);
  expect(asked()).toBeLessThanOrEqual(6);
});

test('while hundreds of accepted changes wait for their rows no more are sent, and then the rest is', async () => {
  const { openPage, cancelAll, server, orderIds } = await open(320);
  const { engine, bulk } = openPage();
  await pages.placeAll(engine);
  await until(() => expect(engine.store.getSnapshot().pending).toEqual([]));
  await bulk.begin('cancel', cancelAll(), 'p');
  bulk.resume();
  const left = () => summarise(bulk.getSnapshot()?.items ?? []);
  await until(() => expect(left().done).toBeGreaterThanOrEqual(300));
  await until(() => expect(left().sent).toBe(0));
  expect(left().waiting).toBeGreaterThan(0);
  await until(() => {
    server.project({ push: true });
    expect(left().done).toBe(orderIds.length);
  });
  expect(new Set(pages.cancels()).size).toBe(orderIds.length);
});
