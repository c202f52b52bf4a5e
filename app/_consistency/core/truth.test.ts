import { describe, expect, it } from 'vitest';
import { addNote, admin, cancelOrder, id, shipOrder, shopper } from '../testing/samples.ts';
import { A, at, smallWorld, unasked } from '../testing/small-world.ts';
import { createStore } from './create-store.ts';
import { drawOrder } from './draw-order.ts';
import { hasHole } from './engine-state.ts';
import { sendable } from './pending-log.ts';

describe('new epoch', () => {
  it('forgets positions, reads the truth anew, and asks again for what the old log had accepted', () => {
    const { server, store, state, drawn, issue, execute } = smallWorld();
    issue(id(70), A, cancelOrder);
    store.dispatch({ type: 'accepted', accepted: execute(id(70), A, cancelOrder), at });
    const asked = { epoch: server.epoch(), cursor: 1 };
    server.restore(1);
    const [orders, meta] = [server.rowsAt(1), server.metaAt(1)];
    store.dispatch({ type: 'answered', orders, meta, asked, at });
    expect(state()).toMatchObject({ epoch: server.epoch(), seen: 1, generation: 1 });
    expect(sendable(state().pending)).toMatchObject([{ commandId: id(70), state: 'unknown' }]);
    expect(drawn()).toMatchObject({ status: 'cancelled' });
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

describe('never older', () => {
  it('keeps the newer row when an older answer comes late', () => {
    const { read, drawn, execute } = smallWorld();
    execute(id(60), A, shipOrder, admin);
    read();
    read(1);
    expect(drawn()).toMatchObject({ version: 2, status: 'shipped' });
  });

  it('raises the position that every read must reach by each 202, and keeps it across a reload', () => {
    const { store, state, issue, execute } = smallWorld();
    issue(id(70), A, cancelOrder);
    store.dispatch({ type: 'accepted', accepted: execute(id(70), A, cancelOrder), at });
    expect(state().seen).toBe(2);
    const { pending, epoch, seen, viewSeen } = state();
    const next = createStore(shopper);
    next.dispatch({ type: 'loaded', commands: pending, epoch, seen, viewSeen, durable: true });
    expect(next.getSnapshot()).toMatchObject({ seen: 2, viewSeen: 1, cursor: 1 });
  });
});

describe('push', () => {
  it('drops what is at or below the cursor and applies what joins it', () => {
    const { store, state, execute, row } = smallWorld();
    execute(id(60), A, addNote);
    store.dispatch({ type: 'pushed', position: 2, previous: 1, order: row(), at });
    expect(state()).toMatchObject({ cursor: 2 });
    const before = state();
    store.dispatch({ type: 'pushed', position: 2, previous: 1, order: row(), at });
    expect(state().entities).toBe(before.entities);
    expect(hasHole(state())).toBe(false);
  });

  it('shows a hole when a message between is missing, until changes fill it', () => {
    const { server, store, state, execute, row } = smallWorld();
    execute(id(60), A, addNote);
    execute(id(61), A, shipOrder, admin);
    store.dispatch({ type: 'pushed', position: 3, previous: 2, order: row(), at });
    expect(state().cursor).toBe(1);
    expect(hasHole(state())).toBe(true);
    const asked = { epoch: server.epoch(), cursor: 1 };
    store.dispatch({ type: 'changed', answer: server.changesAt(1, 3), asked, at });
    expect(state().cursor).toBe(3);
    expect(hasHole(state())).toBe(false);
  });

  it('sees a hole in a heartbeat too', () => {
    const { store, state } = smallWorld();
    store.dispatch({ type: 'pushed', position: 9, previous: 8, at });
    expect(hasHole(state())).toBe(true);
  });

  it('does not close a hole by an answer that was asked from beyond it', () => {
    const { server, store, state, read, execute } = smallWorld();
    for (const n of [60, 61, 62]) execute(id(n), A, addNote);
    store.dispatch({ type: 'pushed', position: 4, previous: 1, at });
    const asked = { epoch: server.epoch(), cursor: 4 };
    read(2);
    store.dispatch({ type: 'changed', answer: server.changesAt(4, 4), asked, at });
    expect(state().cursor).toBe(2);
    expect(hasHole(state())).toBe(true);
  });

  it('keeps a push that comes during the first fetch', () => {
    const { server, execute, row } = smallWorld();
    execute(id(60), A, shipOrder, admin);
    const store = createStore(shopper);
    store.dispatch({ type: 'pushed', position: 2, previous: 1, order: row(), at });
    store.dispatch({
      type: 'answered',
      orders: server.rowsAt(1),
      meta: server.metaAt(1),
      asked: unasked,
      at,
    });
    expect(drawOrder(store.getSnapshot(), shopper, A)).toMatchObject({ version: 2 });
    expect(hasHole(store.getSnapshot())).toBe(true);
  });

  it('reads an order anew whose answer left before the cursor was known', () => {
    const { server } = smallWorld();
    const store = createStore(shopper);
    store.dispatch({ type: 'hello', epoch: server.epoch(), position: 1, at });
    store.dispatch({ type: 'answered', orders: server.rowsAt(1), asked: unasked, at });
    expect(store.getSnapshot().entities.get(A)).toMatchObject({ fresh: false });
  });
});
