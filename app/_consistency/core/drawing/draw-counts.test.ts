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

  /** New orders at these positions, in one answer. */
  const answer = ({ server, store }: ReturnType<typeof world>, positions: number[]) => {
    const [sample] = server.rowsAt(1);
    if (sample === undefined) throw new Error('no order');
    const orders = positions.map((n): Order => ({ ...sample, id: id(n), number: n, position: n }));
    const asked = { epoch: null, cursor: null };
    store.dispatch({ type: 'answered', orders, meta: server.metaAt(5), asked, at });
  };
  /** `count` positions after the counts', upwards. */
  const later = (count: number) => Array.from({ length: count }, (_, n) => n + 6);

  it('are read anew when more has come since than is remembered', () => {
    const all = world();
    answer(all, later(500));
    expect(counts(all.store)).toMatchObject({ total: 505, needsRefetch: false });
    answer(all, [506]);
    expect(counts(all.store).needsRefetch).toBe(true);
  });

  it('are read anew while anything later than they is forgotten, in whatever order it came', () => {
    const newestFirst = world();
    const isLost = (position: number) =>
      counts(newestFirst.store, { ...read, position }).needsRefetch;
    answer(newestFirst, later(502).toReversed());
    expect([isLost(506), isLost(507)]).toEqual([true, false]);
    answer(newestFirst, [508]);
    expect([isLost(506), isLost(507)]).toEqual([true, false]);
  });
});
