import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openBulkPages, until } from '../testing/bulk-pages.ts';
import { addNote, admin, id } from '../testing/samples.ts';
import { summarise } from './bulk-plan.ts';
import { keepPlan } from './keep-plan.ts';

vi.setConfig({ testTimeout: 30_000 });

let pages: Awaited<ReturnType<typeof openBulkPages>>;
let users = 0;

beforeEach(async () => {
  users += 1;
  pages = await openBulkPages(`own-${users}`, 10);
});
afterEach(() => pages.close());

const results = (bulk: ReturnType<typeof pages.openPage>['bulk']) =>
  summarise(bulk.getSnapshot()?.items ?? []);

/** Adds a note to an order of a page; its row comes to hold it at `version`, if one is given. */
const noteOwn = async (
  { store, issue }: ReturnType<typeof pages.openPage>['engine'],
  commandId: string,
  [orderId = '', version]: [string | undefined, number?],
) => {
  const head = pages.server.model.head();
  issue({ commandId, orderId, command: addNote });
  if (version === undefined) return;
  await until(() => expect(pages.server.model.head()).toBe(head + 1));
  pages.server.project({ push: true });
  await until(() => {
    const { entities, pending } = store.getSnapshot();
    expect(entities.get(orderId)?.order.version).toBe(version);
    expect(pending).toEqual([]);
  });
};

test('an own change since the orders were selected has none of them refused, on its way or shown', async () => {
  const { engine, bulk } = pages.openPage();
  await pages.placeAll(engine);
  const [shown, onItsWay, twice] = pages.orderIds;
  await bulk.begin('cancel', pages.cancelAll(), 'p');
  await noteOwn(engine, id(51), [shown, 2]);
  await noteOwn(engine, id(52), [twice, 2]);
  await noteOwn(engine, id(53), [onItsWay]);
  await noteOwn(engine, id(54), [twice]);
  bulk.resume();
  await until(() => expect(results(bulk)).toMatchObject({ done: 10, isOver: true }));
});

test('an own change that was shown before a reload counts after it', async () => {
  const first = pages.openPage();
  await pages.placeAll(first.engine);
  await first.bulk.begin('cancel', pages.cancelAll().slice(0, 2), 'p');
  await noteOwn(first.engine, id(51), [pages.orderIds[0], 2]);
  // Read after all that was written before.
  await keepPlan(first.engine.store.viewer.id).load();
  first.leave();
  const { bulk } = pages.openPage();
  await until(() => expect(results(bulk).waiting).toBe(2));
  bulk.resume();
  await until(() => expect(results(bulk)).toMatchObject({ done: 2, isOver: true }));
});

test('an own change beside somebody else’s does not hide theirs', async () => {
  const { engine, bulk } = pages.openPage();
  await pages.placeAll(engine);
  const [noted = ''] = pages.orderIds;
  await bulk.begin('cancel', pages.cancelAll().slice(0, 1), 'p');
  pages.server.model.execute(id(51), noted, addNote, admin);
  engine.issue({ commandId: id(52), orderId: noted, command: addNote });
  await until(() => expect(pages.server.model.head()).toBe(pages.orderIds.length + 2));
  pages.server.project({ push: true });
  await until(() => expect(engine.store.getSnapshot().entities.get(noted)?.order.version).toBe(3));
  bulk.resume();
  await until(() => expect(results(bulk)).toMatchObject({ refused: 1, isOver: true }));
});
