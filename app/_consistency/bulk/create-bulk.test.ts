import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openBulkPages, until } from '../testing/bulk-pages.ts';
import { addNote, admin, cancelOrder, id } from '../testing/samples.ts';
import { summarise } from './bulk-plan.ts';
import { keepPlan } from './keep-plan.ts';

vi.setConfig({ testTimeout: 30_000 });

let pages: Awaited<ReturnType<typeof openBulkPages>>;
let users = 0;

beforeEach(async () => {
  users += 1;
  pages = await openBulkPages(`bulk-${users}`, 10);
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await pages.close();
});

/** Events of a page, which Node has none of; answers how to say that it is about to be left. */
const stubPage = () => {
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  return () => page.dispatchEvent(new Event('beforeunload'));
};

test('a plan that a reload cuts off goes on, and every command happens once', async () => {
  const first = pages.openPage();
  await pages.placeAll(first.engine);
  pages.server.control.fates.push('fine', 'reply lost', 'request lost', 'fine', 'unavailable');
  expect(await first.bulk.begin('cancel', pages.cancelAll(), 'p')).toBe('begun');
  first.bulk.resume();
  await until(() => expect(pages.cancels().length).toBeGreaterThan(3));
  first.leave();

  const second = pages.openPage();
  await until(() => {
    const items = second.bulk.getSnapshot()?.items ?? [];
    expect(items.length > 0 && summarise(items).isOver).toBe(true);
  });
  expect(summarise(second.bulk.getSnapshot()?.items ?? []).done).toBe(pages.orderIds.length);
  expect(pages.server.model.head()).toBe(2 * pages.orderIds.length);
  expect(new Set(pages.cancels()).size).toBe(pages.orderIds.length);
});

test('a page that is about to be left begins nothing that its next could not know of', async () => {
  const aboutToLeave = stubPage();
  const first = pages.openPage();
  await pages.placeAll(first.engine);
  await first.bulk.begin('cancel', pages.cancelAll(), 'p');
  const begun = vi.spyOn(first.engine, 'issue');
  aboutToLeave();
  first.bulk.resume();
  // Read after all that was written before.
  expect(await first.bulk.waiting()).toBe(pages.orderIds.length);
  expect(begun).not.toHaveBeenCalled();
  first.leave();
  const second = pages.openPage();
  await until(() =>
    expect(summarise(second.bulk.getSnapshot()?.items ?? []).done).toBe(pages.orderIds.length),
  );
  expect(pages.cancels()).toHaveLength(pages.orderIds.length);
});

test('a page that was about to be left and stays goes on', async () => {
  const aboutToLeave = stubPage();
  const { engine, bulk } = pages.openPage();
  await pages.placeAll(engine);
  await bulk.begin('cancel', pages.cancelAll(), 'p');
  aboutToLeave();
  bulk.resume();
  await until(() =>
    expect(summarise(bulk.getSnapshot()?.items ?? []).done).toBe(pages.orderIds.length),
  );
});

test('what is taken back in time sends nothing, and leaves nothing for the next page', async () => {
  const first = pages.openPage();
  await pages.placeAll(first.engine);
  await first.bulk.begin('cancel', pages.cancelAll(), 'p');
  first.bulk.undo();
  expect(first.bulk.getSnapshot()).toBeUndefined();
  expect(await first.bulk.begin('cancel', pages.cancelAll().slice(0, 1), 'q')).toBe('begun');
  first.bulk.resume();
  await until(() => expect(pages.server.model.head()).toBe(pages.orderIds.length + 1));
  expect(pages.cancels()).toHaveLength(1);
});

test('a paused plan lets what is on its way end and sends no more, a stopped one says what it left', async () => {
  const { engine, bulk } = pages.openPage();
  await pages.placeAll(engine);
  await bulk.begin('cancel', pages.cancelAll(), 'p');
  bulk.resume();
  bulk.pause();
  const left = () => summarise(bulk.getSnapshot()?.items ?? []);
  await until(() => expect(left().sent).toBe(0));
  const { done, waiting } = left();
  expect(done + waiting).toBe(pages.orderIds.length);
  expect(waiting).toBeGreaterThan(0);
  bulk.stop();
  expect(left()).toMatchObject({ 'left-out': waiting, isOver: true });
  bulk.dismiss();
  expect(bulk.getSnapshot()).toBeUndefined();
});

const results = (bulk: ReturnType<typeof pages.openPage>['bulk']) =>
  summarise(bulk.getSnapshot()?.items ?? []);

test('an order that somebody changed since it was selected is refused and says so, until it is asked again', async () => {
  const { engine, bulk } = pages.openPage();
  await pages.placeAll(engine);
  const [noted = '', cancelled = ''] = pages.orderIds;
  await bulk.begin('cancel', pages.cancelAll(), 'p');
  pages.server.model.execute(id(51), noted, addNote, admin);
  pages.server.model.execute(id(52), cancelled, cancelOrder, admin);
  bulk.resume();
  await until(() => expect(results(bulk)).toMatchObject({ done: 8, refused: 2, isOver: true }));
  const reasons = bulk.getSnapshot()?.items.map(({ reason }) => reason);
  expect(reasons?.slice(0, 2)).toEqual([
    'Changed since you selected it.',
    'Changed since you selected it: it is cancelled now.',
  ]);

  let next = 30_000;
  bulk.retryRefused(() => id(next++));
  await until(() => expect(results(bulk)).toMatchObject({ done: 9, refused: 1, isOver: true }));
  expect(pages.server.model.orderAt(noted, pages.server.model.head())).toMatchObject({
    status: 'cancelled',
    version: 3,
  });
});

test('what was refused is decided on as its refusal told it, also after a reload', async () => {
  const first = pages.openPage();
  await pages.placeAll(first.engine);
  const [noted = ''] = pages.orderIds;
  await first.bulk.begin('cancel', pages.cancelAll().slice(0, 1), 'p');
  pages.server.model.execute(id(51), noted, addNote, admin);
  first.bulk.resume();
  await until(() => expect(results(first.bulk).refused).toBe(1));
  // Read after all that was written before.
  await keepPlan(first.engine.store.viewer.id).load();
  first.leave();
  const second = pages.openPage();
  await until(() => expect(results(second.bulk).refused).toBe(1));
  second.bulk.retryRefused(() => id(30_000));
  await until(() => expect(results(second.bulk).done).toBe(1));
});

test('work that an earlier release has kept, without what it was decided on, goes on', async () => {
  const first = pages.openPage();
  await pages.placeAll(first.engine);
  first.leave();
  const plan = { planId: 'p', action: 'cancel' as const, state: 'running' as const, sendAt: 0 };
  const items = pages.cancelAll().map(({ seen: _seen, ...item }) => item);
  await keepPlan(first.engine.store.viewer.id).begin({ plan, items });
  const { bulk } = pages.openPage();
  await until(() => expect(results(bulk).done).toBe(pages.orderIds.length));
});

/** Work that is paused in a tab that is then closed, and another tab that was open all the time. */
const closedInTheMiddle = async () => {
  const [first, second] = [pages.openPage(), pages.openPage()];
  await pages.placeAll(first.engine);
  expect(await first.bulk.begin('cancel', pages.cancelAll(), 'p')).toBe('begun');
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
  await until(() =>
    expect(summarise(bulk.getSnapshot()?.items ?? []).done).toBe(pages.orderIds.length),
  );
  expect(pages.server.model.head()).toBe(2 * pages.orderIds.length);
  expect(await bulk.begin('cancel', [], 'q'), 'until it is put away').toBe('busy');
});

test('work of a tab that was closed and does not come back is taken up by one that was open already', async () => {
  const bulk = await closedInTheMiddle();
  await until(() => expect(bulk.getSnapshot()?.plan).toMatchObject({ planId: 'p' }));
  expect(summarise(bulk.getSnapshot()?.items ?? []).waiting).toBe(pages.orderIds.length);
});

test('a page that is reloaded goes on with its own work, though another tab is open', async () => {
  const [first, second] = [pages.openPage(), pages.openPage()];
  await pages.placeAll(first.engine);
  await first.bulk.begin('cancel', pages.cancelAll(), 'p');
  first.bulk.pause();
  first.leave();
  const reloaded = pages.openPage();
  await until(() => expect(reloaded.bulk.getSnapshot()?.plan).toMatchObject({ planId: 'p' }));
  expect(second.bulk.getSnapshot()).toBeUndefined();
});

test('what one tab has put away leaves another free to begin', async () => {
  const [first, second] = [pages.openPage(), pages.openPage()];
  await pages.placeAll(first.engine);
  await first.bulk.begin('cancel', pages.cancelAll(), 'p');
  first.bulk.undo();
  await expect.poll(() => second.bulk.begin('cancel', [], 'q')).toBe('begun');
  expect(second.bulk.getSnapshot()?.plan.planId).toBe('q');
});
