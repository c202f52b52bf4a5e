import { describe, expect, it } from 'vitest';
import {
  addNote,
  admin,
  cancelOrder,
  createOrder,
  id,
  shipOrder,
  shopper,
} from '#app/_consistency/testing/samples.ts';
import { at, world } from '#app/_consistency/testing/views-world.ts';
import type { Order } from '#server/contracts/order.ts';
import type { createStore } from '../create-store.ts';
import { drawCounts } from './draw-counts.ts';

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
      needsRefetch: false,
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

  it('keep an own new order whose row comes with more done to it than its placing', () => {
    const { server, store, issue } = world();
    const read = { byStatus: { pending: 5, shipped: 0, delivered: 0, cancelled: 0 }, position: 5 };
    const total = () => drawCounts(store.getSnapshot(), shopper, read).total;
    issue(id(9), createOrder(id(9)));
    server.execute(id(701), id(9), createOrder(id(9)), shopper);
    server.execute(id(800), id(9), addNote, admin);
    expect(total()).toBe(6);
    const position = server.head();
    const order = server.orderAt(id(9), position) as Order;
    store.dispatch({ type: 'pushed', position, previous: position - 1, order, at });
    expect(store.getSnapshot().pending).toEqual([]);
    expect(total()).toBe(6);
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

  it('are read anew, and never less than none, when they contain a change whose answer is awaited', () => {
    const { store, issue, server } = world();
    issue(id(2), cancelOrder);
    server.execute(id(701), id(2), cancelOrder, shopper);
    const newer = { byStatus: { pending: 0, shipped: 4, delivered: 0, cancelled: 1 }, position: 6 };
    expect(counts(store, newer)).toEqual({
      total: 5,
      byStatus: newer.byStatus,
      needsRefetch: true,
    });
  });

  it('follow foreign changes, and are read anew where these cannot be told', () => {
    const { store, happen } = world(3);
    happen(id(60), id(4), shipOrder);
    expect(counts(store)).toMatchObject({
      byStatus: { pending: 4, shipped: 1 },
      needsRefetch: false,
    });
    happen(id(61), id(1), shipOrder);
    expect(counts(store).needsRefetch).toBe(true);
  });
});
