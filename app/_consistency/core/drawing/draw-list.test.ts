import { describe, expect, it } from 'vitest';
import {
  addNote,
  cancelOrder,
  createOrder,
  id,
  shipOrder,
  shopper,
} from '#app/_consistency/testing/samples.ts';
import { world } from '#app/_consistency/testing/views-world.ts';
import type { Order } from '#server/contracts/order.ts';
import { drawList, type ListPage } from './draw-list.ts';

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
    expect(list().needsRefetch).toBe(false);
  });

  it('does not reach as far as an own change to an order beyond the last server row', () => {
    const { ids, issue, happen, store, server } = world(3);
    const far = server.orderAt(id(1), 5) as Order;
    store.dispatch({ type: 'seeded', orders: [far], meta: server.metaAt(5) });
    issue(id(1), addNote);
    happen(id(60), id(2), shipOrder);
    expect(ids()).toEqual([5, 4, 3]);
  });

  it('lists an order once that moved from one page to the next between two reads', () => {
    const { store } = world();
    const pages: ListPage[] = [
      { ids: [id(5), id(4)], position: 5, hasMore: true },
      { ids: [id(4), id(3)], position: 5, hasMore: true },
    ];
    const { orders } = drawList(store.getSnapshot(), shopper, pages, {});
    expect(orders.map((order) => order.id)).toEqual([5, 4, 3].map(id));
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
    expect(list().needsRefetch).toBe(false);
    happen(id(60), id(6), createOrder(id(6)), shopper);
    expect(list().needsRefetch).toBe(true);
    expect(list().orders).toHaveLength(5);
  });

  it('asks the server again when a row moves in a sort by status', () => {
    const { list, happen } = world(5, { sort: 'status' });
    happen(id(60), id(3), shipOrder);
    expect(list().needsRefetch).toBe(true);
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
