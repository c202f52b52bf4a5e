import { describe, expect, it } from 'vitest';
import {
  addNote,
  cancelOrder,
  comeTo,
  createOrder,
  id,
  queued,
  shopper,
} from '#app/_consistency/testing/samples.ts';
import { A, at, B, smallWorld } from '#app/_consistency/testing/small-world.ts';
import { createStore } from '../create-store.ts';
import { drawCounts } from '../drawing/draw-counts.ts';
import { drawList } from '../drawing/draw-list.ts';
import { headOf } from '../pending/pending-log.ts';

describe('new epoch', () => {
  it('forgets positions, reads the truth anew, and asks again for what the old log had accepted', () => {
    const { server, store, state, drawn, issue, execute } = smallWorld();
    issue(id(70), A, cancelOrder);
    store.dispatch({ type: 'accepted', accepted: execute(id(70), A, cancelOrder), at });
    const asked = { epoch: server.epoch(), cursor: 1 };
    server.restore(1);
    const [orders, meta] = [server.rowsAt(1), server.metaAt(1)];
    store.dispatch({ type: 'answered', orders, meta, asked, at });
    expect(state()).toMatchObject({ epoch: server.epoch(), knownPosition: 1, generation: 1 });
    expect(headOf(state().pending, A)).toMatchObject({ commandId: id(70), state: 'unknown' });
    expect(drawn()).toMatchObject({ status: 'cancelled' });
  });

  it('says that the log was restored, until somebody has noted it', () => {
    const { server, store, state, read } = smallWorld();
    read();
    expect(state().restored).toBe(false);
    server.restore(1);
    store.dispatch({ type: 'hello', epoch: server.epoch(), position: 1, at });
    expect(state().restored).toBe(true);
    store.dispatch({ type: 'restore-noted' });
    store.dispatch({ type: 'hello', epoch: server.epoch(), position: 1, at });
    expect(state().restored).toBe(false);
  });

  it('replaces a row of the old log by the new log’s, even one of a lower version', () => {
    const { server, store, drawn, read, execute } = smallWorld();
    execute(id(60), A, addNote);
    read();
    expect(drawn()?.version).toBe(2);
    const asked = { epoch: server.epoch(), cursor: 2 };
    server.restore(1);
    store.dispatch({
      type: 'answered',
      orders: server.rowsAt(1),
      meta: server.metaAt(1),
      asked,
      at,
    });
    expect(drawn()?.version).toBe(1);
  });

  it('asks again for what another tab was told by the old log, and for what disk kept of it', () => {
    const { server, store, state } = smallWorld();
    const epoch = server.epoch();
    const old = { ...queued(id(70), B, createOrder(B)), state: 'accepted' as const, epoch };
    const entry = { ...old, version: 1, position: 2 };
    server.restore(1);
    store.dispatch({ type: 'hello', epoch: server.epoch(), position: 1, at });
    store.dispatch({ type: 'tab-entry', entry });
    expect(state().pending).toMatchObject([{ state: 'unknown' }]);
    const next = createStore(shopper);
    const disk = { ...comeTo(server.epoch(), 1), durable: true };
    next.dispatch({ type: 'loaded', commands: [entry], ...disk });
    expect(next.getSnapshot().pending).toMatchObject([{ state: 'unknown' }]);
  });

  it('lists no order that the new log lacks, and counts it once when it is made anew', () => {
    const { server, store, state, issue, execute, read } = smallWorld();
    execute(id(60), B, createOrder(B));
    read();
    server.restore(1);
    store.dispatch({ type: 'hello', epoch: server.epoch(), position: 1, at });
    const pages = [{ ids: [A], position: 1, hasMore: false }];
    const listed = () => drawList(state(), shopper, pages, {}).orders.map((order) => order.id);
    expect(listed()).toEqual([A]);
    issue(id(71), B, cancelOrder);
    const refusal = { code: 'order-not-found', message: 'There is no such order.' };
    store.dispatch({ type: 'refused', commandId: id(71), refusal });
    expect(listed()).toEqual([A]);
    issue(id(61), B, createOrder(B), 2);
    expect(listed()).toEqual([B, A]);
    const byStatus = { pending: 1, shipped: 0, delivered: 0, cancelled: 0 };
    execute(id(61), B, createOrder(B));
    const asked = { epoch: server.epoch(), cursor: 1 };
    store.dispatch({ type: 'changed', answer: server.changesAt(1, 2), asked, at });
    expect(listed()).toEqual([B, A]);
    expect(drawCounts(state(), shopper, { byStatus, position: 1 }).total).toBe(2);
  });

  it('drops a single order that was read from a former log', () => {
    const { server, store, state } = smallWorld();
    const left = { orders: server.rowsAt(1), asked: { epoch: server.epoch(), cursor: 1 } };
    server.restore(0);
    store.dispatch({ type: 'hello', epoch: server.epoch(), position: 0, at });
    const before = state();
    store.dispatch({ type: 'answered', ...left, at });
    expect(state()).toBe(before);
  });

  it('does not take a row of the old log as containing what the new log has accepted', () => {
    const { server, store, state, issue, execute } = smallWorld();
    issue(id(70), A, cancelOrder);
    for (const n of [60, 61, 62]) execute(id(n), A, addNote);
    store.dispatch({
      type: 'answered',
      orders: server.rowsAt(4),
      meta: server.metaAt(4),
      asked: { epoch: server.epoch(), cursor: 1 },
      at,
    });
    server.restore(1);
    store.dispatch({ type: 'hello', epoch: server.epoch(), position: 1, at });
    store.dispatch({ type: 'accepted', accepted: execute(id(70), A, cancelOrder), at });
    expect(state().pending).toMatchObject([{ commandId: id(70), state: 'accepted', version: 2 }]);
  });

  it('asks again for what another log accepted before this page knew any', () => {
    const { server, execute } = smallWorld();
    const store = createStore(shopper);
    store.dispatch({ type: 'issued', entry: queued(id(70), A, cancelOrder) });
    const accepted = { ...execute(id(70), A, cancelOrder), epoch: server.epoch() };
    store.dispatch({ type: 'accepted', accepted, at });
    expect(store.getSnapshot().pending).toMatchObject([{ state: 'accepted' }]);
    server.restore(1);
    store.dispatch({ type: 'hello', epoch: server.epoch(), position: 1, at });
    expect(store.getSnapshot().pending).toMatchObject([{ state: 'unknown' }]);
  });

  it('keeps what the new log has accepted while the views are still of the old one', () => {
    const { server, store, state, issue, execute } = smallWorld();
    for (const n of [60, 61]) execute(id(n), A, addNote);
    const asked = { epoch: server.epoch(), cursor: 1 };
    store.dispatch({ type: 'changed', answer: server.changesAt(1, 3), asked, at });
    server.restore(1);
    issue(id(70), A, cancelOrder);
    const accepted = { ...execute(id(70), A, cancelOrder), epoch: server.epoch() };
    expect(accepted).toMatchObject({ version: 2, position: 2 });
    store.dispatch({ type: 'accepted', accepted, at });
    // Row 3 of the old log is not the new one's, and position 2 none of the old one's.
    expect(state().pending).toMatchObject([{ commandId: id(70), state: 'accepted' }]);
    expect(state()).toMatchObject({ cursor: 3, knownPosition: 3 });
    store.dispatch({ type: 'hello', epoch: server.epoch(), position: 1, at });
    expect(state().pending).toMatchObject([{ commandId: id(70), state: 'accepted' }]);
    expect(state().cursor).toBe(1);
  });

  it('ignores a page of a former log, which Back brings again', () => {
    const { server, store, state, drawn, read, execute } = smallWorld();
    execute(id(60), B, createOrder(B));
    read();
    const lost = { orders: server.rowsAt(2), meta: server.metaAt(2) };
    server.restore(1);
    store.dispatch({ type: 'hello', epoch: server.epoch(), position: 1, at });
    store.dispatch({ type: 'restore-noted' });
    const before = state();
    store.seed({ type: 'seeded', ...lost });
    expect(state()).toBe(before);
    expect(drawn(B)).toMatchObject({ id: B });
    // The same log again, whole: its pages count as ever.
    store.dispatch({ type: 'hello', epoch: lost.meta.epoch, position: 2, at });
    store.seed({ type: 'seeded', ...lost });
    expect(state()).toMatchObject({ epoch: lost.meta.epoch, cursor: 2 });
    expect(state().entities.get(B)).toMatchObject({ fresh: true });
  });

  it('replaces an order that was rendered before the restore, even by a lower version', () => {
    const { server, row, execute } = smallWorld();
    execute(id(60), A, addNote);
    const store = createStore(shopper);
    store.seed({ type: 'seeded', orders: [row()], meta: server.metaAt(2) });
    const asked = { epoch: server.epoch(), cursor: null };
    server.restore(1);
    const [orders, meta] = [server.rowsAt(1), server.metaAt(1)];
    store.dispatch({ type: 'answered', orders, meta, asked, at });
    expect(store.getSnapshot().entities.get(A)?.order.version).toBe(1);
  });

  it('is not entered where the views are of no log yet: nothing was taken back', () => {
    const { server } = smallWorld();
    const store = createStore(shopper);
    const empty = { epoch: '', position: 0, lagMs: 0 };
    store.seed({ type: 'seeded', orders: [], meta: empty });
    store.dispatch({ type: 'hello', epoch: server.epoch(), position: 1, at });
    expect(store.getSnapshot()).toMatchObject({
      epoch: server.epoch(),
      restored: false,
      announcedPosition: 1,
    });
  });

  it('is not entered where the read database was lost: what was seen stays, and is waited for', () => {
    const { server, store, state } = smallWorld();
    const meta = { epoch: '', position: 0, lagMs: 0 };
    const asked = { epoch: server.epoch(), cursor: 1 };
    const before = state();
    store.dispatch({ type: 'answered', orders: [], meta, asked, at });
    store.dispatch({ type: 'hello', epoch: '', position: 0, at });
    store.seed({ type: 'seeded', orders: [], meta });
    const answer = { from: 1, position: 0, changes: [], more: false, meta };
    store.dispatch({ type: 'changed', answer, asked, at });
    expect(state()).toBe(before);
  });

  it('drops an answer of the old log that was under way', () => {
    const { server, store, state } = smallWorld();
    const old = {
      orders: server.rowsAt(1),
      meta: server.metaAt(1),
      asked: { epoch: server.epoch(), cursor: 1 },
    };
    server.restore(0);
    store.dispatch({ type: 'hello', epoch: server.epoch(), position: 0, at });
    const before = state();
    store.dispatch({ type: 'answered', ...old, at });
    expect(state()).toBe(before);
  });
});
