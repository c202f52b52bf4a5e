import { describe, expect, it } from 'vitest';
import type { Order } from '#server/contracts/order.ts';
import {
  addNote,
  admin,
  cancelOrder,
  createOrder,
  id,
  queued,
  shipOrder,
  shopper,
} from '../testing/samples.ts';
import { createServerModel } from '../testing/server-model.ts';
import { createStore } from './create-store.ts';
import { drawCounts } from './draw-counts.ts';
import { drawList, type ListPage } from './draw-list.ts';
import { drawTimeline } from './draw-timeline.ts';
import type { AdminOrderFilter } from './order-filter.ts';

const at = 5_000;

/** A browser with a page of the newest of five orders; `size` is the page's. */
const world = (size = 5, filter: AdminOrderFilter = {}) => {
  const server = createServerModel(shopper);
  for (let n = 1; n <= 5; n += 1) server.execute(id(100 + n), id(n), createOrder(id(n)), shopper);
  const store = createStore(shopper);
  const rows = server.rowsAt(server.head()).slice(0, size);
  const meta = server.metaAt(server.head());
  store.dispatch({
    type: 'answered',
    orders: rows,
    meta,
    asked: { epoch: null, cursor: null },
    at,
  });
  const pages: ListPage[] = [{ ids: rows.map((row) => row.id), position: 5, hasMore: size < 5 }];
  const list = (held?: ReadonlySet<string>) =>
    drawList(store.getSnapshot(), shopper, pages, filter, held);
  const ids = () => list().orders.map((order) => Number(order.id.slice(-4)));
  const happen = (
    commandId: string,
    orderId: string,
    command: typeof cancelOrder,
    actor = admin,
  ) => {
    const answer = server.execute(commandId, orderId, command, actor);
    if (!('accepted' in answer)) throw new Error(answer.refusal.message);
    const { position } = answer.accepted;
    const order = server.orderAt(orderId, position) as Order;
    store.dispatch({ type: 'pushed', position, previous: position - 1, order, at });
    return answer.accepted;
  };
  const issue = (orderId: string, command: typeof cancelOrder, n = 1) =>
    store.dispatch({ type: 'issued', entry: queued(id(700 + n), orderId, command, n) });
  return { server, store, list, ids, happen, issue };
};

describe('a list', () => {
  it('shows the viewer’s own new order at the top at once, and once', () => {
    const { ids, issue, happen } = world(3);
    issue(id(6), createOrder(id(6)));
    expect(ids()).toEqual([6, 5, 4, 3]);
    happen(id(701), id(6), createOrder(id(6)), shopper);
    expect(ids()).toEqual([6, 5, 4, 3]);
  });

  it('inserts a foreign row that falls into the loaded range', () => {
    const { ids, happen } = world(3);
    happen(id(60), id(6), createOrder(id(6)), shopper);
    expect(ids()).toEqual([6, 5, 4, 3]);
  });

  it('leaves a row beyond the last server row to the next page', () => {
    const { ids, happen } = world(3);
    happen(id(60), id(1), shipOrder);
    expect(ids()).toEqual([5, 4, 3]);
  });

  it('takes its end from the last server row, never from an optimistic one', () => {
    const { ids, issue, happen, list } = world(3);
    issue(id(6), createOrder(id(6)));
    happen(id(60), id(2), shipOrder);
    expect(ids()).toEqual([6, 5, 4, 3]);
    expect(list().stale).toBe(false);
  });

  it('lets a row go whose status no longer matches, the viewer’s own change included', () => {
    const { ids, issue, happen } = world(5, { status: 'pending' });
    issue(id(5), cancelOrder);
    expect(ids()).toEqual([4, 3, 2, 1]);
    happen(id(60), id(4), shipOrder);
    expect(ids()).toEqual([3, 2, 1]);
  });

  it('lets a row in that came to match by the viewer’s own change', () => {
    const { store, issue } = world();
    const none: ListPage[] = [{ ids: [], position: 5, hasMore: false }];
    issue(id(2), cancelOrder);
    const { orders } = drawList(store.getSnapshot(), shopper, none, { status: 'cancelled' });
    expect(orders).toMatchObject([{ id: id(2), status: 'cancelled' }]);
  });

  it.each([
    ['a search text', { q: 'lantern' }],
    ['a sort by name', { sort: 'customerName' as const }],
  ])('asks the server again where %s decides the place of a foreign row', (_what, filter) => {
    const { list, happen } = world(5, filter);
    expect(list().stale).toBe(false);
    happen(id(60), id(6), createOrder(id(6)), shopper);
    expect(list().stale).toBe(true);
    expect(list().orders).toHaveLength(5);
  });

  it('asks the server again when a row moves in a sort by status', () => {
    const { list, happen } = world(5, { sort: 'status' });
    happen(id(60), id(3), shipOrder);
    expect(list().stale).toBe(true);
  });

  it('holds arrivals back while the viewer reads further down, but never the viewer’s own', () => {
    const { list, happen, issue } = world();
    const held = new Set(list().orders.map((order) => order.id));
    happen(id(60), id(6), createOrder(id(6)), shopper);
    issue(id(7), createOrder(id(7)));
    expect(list(held)).toMatchObject({ waiting: 1, arriving: 1 });
    expect(list(held).orders.map((order) => order.id)).toEqual([7, 5, 4, 3, 2, 1].map(id));
    expect(list().orders).toHaveLength(7);
  });

  it('gives an unchanged row the same object again', () => {
    const { list, issue } = world();
    const before = list().orders.find((order) => order.id === id(3));
    issue(id(2), cancelOrder);
    expect(list().orders.find((order) => order.id === id(3))).toBe(before);
  });
});

describe('counts', () => {
  const read = { byStatus: { pending: 5, shipped: 0, delivered: 0, cancelled: 0 }, position: 5 };
  const counts = (store: ReturnType<typeof createStore>, base = read) =>
    drawCounts(store.getSnapshot(), shopper, base);

  it('are the server’s plus what the viewer’s unabsorbed commands change', () => {
    const { store, issue } = world();
    issue(id(6), createOrder(id(6)));
    issue(id(2), cancelOrder, 2);
    expect(counts(store)).toMatchObject({
      total: 6,
      byStatus: { pending: 5, cancelled: 1 },
      stale: false,
    });
  });

  it('stay the same in the moment when the row absorbs the command', () => {
    const { store, issue, happen } = world();
    issue(id(2), cancelOrder);
    const before = counts(store);
    happen(id(701), id(2), cancelOrder, shopper);
    expect(store.getSnapshot().pending).toEqual([]);
    expect(counts(store)).toEqual(before);
  });

  it('do not count a change twice that the server’s counts contain', () => {
    const { store, issue, server } = world();
    issue(id(2), cancelOrder);
    const answer = server.execute(id(701), id(2), cancelOrder, shopper);
    if (!('accepted' in answer)) throw new Error('refused');
    store.dispatch({ type: 'accepted', accepted: answer.accepted, at });
    const newer = { byStatus: { pending: 4, shipped: 0, delivered: 0, cancelled: 1 }, position: 6 };
    expect(counts(store, newer)).toMatchObject({ byStatus: newer.byStatus });
  });

  it('follow foreign changes, and are read anew where these cannot be told', () => {
    const { store, happen } = world(3);
    happen(id(60), id(4), shipOrder);
    expect(counts(store)).toMatchObject({ byStatus: { pending: 4, shipped: 1 }, stale: false });
    happen(id(61), id(1), shipOrder);
    expect(counts(store).stale).toBe(true);
  });
});

describe('a timeline', () => {
  it('shows the viewer’s change at once and keeps it when the row has absorbed it but the timeline not', () => {
    const { store, issue, happen } = world();
    const timeline = () =>
      drawTimeline(store.getSnapshot(), shopper, id(2), { entries: [], position: 5 });
    issue(id(2), addNote);
    expect(timeline().entries).toMatchObject([
      { type: 'NoteAdded', pending: { state: 'sending' } },
    ]);
    happen(id(701), id(2), addNote, shopper);
    expect(timeline()).toMatchObject({ entries: [{ type: 'NoteAdded', version: 2 }], stale: true });
    expect(timeline().entries[0]?.pending).toBeUndefined();
  });

  it('shows an absorbed cancellation though its row can no longer be cancelled', () => {
    const { store, issue, happen } = world();
    issue(id(2), cancelOrder);
    happen(id(701), id(2), cancelOrder, shopper);
    const drawn = drawTimeline(store.getSnapshot(), shopper, id(2), { entries: [], position: 5 });
    expect(drawn.entries).toMatchObject([{ type: 'OrderCancelled', version: 2 }]);
  });
});
