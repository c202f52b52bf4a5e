import { describe, expect, it } from 'vitest';
import {
  addNote,
  admin,
  cancelOrder,
  comeTo,
  createOrder,
  id,
  queued,
  shipOrder,
  shopper,
} from '#app/_consistency/testing/samples.ts';
import {
  A,
  at,
  B,
  refusedInALag,
  smallWorld,
  unasked,
} from '#app/_consistency/testing/small-world.ts';
import { createStore } from '../create-store.ts';
import { drawOrder } from '../drawing/draw-order.ts';
import { hasHole } from '../engine-state.ts';

const kept = { ...comeTo('e', 5), durable: true };

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
    expect(state().knownPosition).toBe(2);
    const { pending, epoch, knownPosition, shownPosition } = state();
    const next = createStore(shopper);
    next.dispatch({
      type: 'loaded',
      commands: pending,
      epoch,
      knownPosition,
      shownPosition,
      durable: true,
    });
    expect(next.getSnapshot()).toMatchObject({ knownPosition: 2, shownPosition: 1, cursor: 1 });
  });

  it('demands of every later view a row that was shown ahead of all of them, with a refusal', () => {
    const { state } = refusedInALag(smallWorld());
    expect(state().pending.map(({ commandId }) => commandId)).toEqual([id(71)]);
    // No view is there yet: what lags is better than none, with that row on it.
    expect(state()).toMatchObject({ knownPosition: 3, shownPosition: 1 });
  });

  it('leaves to the views, after a reload, what they had come to when the page was left', () => {
    const store = createStore(shopper);
    const accepted = { ...queued(id(70), B, createOrder(B)), state: 'accepted' as const };
    const commands = [{ ...accepted, version: 1, position: 4 }];
    // Somebody changed it at 5, and that was shown.
    store.dispatch({ type: 'loaded', commands, ...kept });
    expect(drawOrder(store.getSnapshot(), shopper, B)).toBeUndefined();
  });

  it('draws with a command of unknown outcome all that followed it, though the views had come past that', () => {
    const store = createStore(shopper);
    const created = { ...queued(id(70), B, createOrder(B)), state: 'unknown' as const };
    const cancelled = { ...queued(id(71), B, cancelOrder, 2), state: 'accepted' as const };
    const commands = [created, { ...cancelled, version: 2, position: 4 }];
    store.dispatch({ type: 'loaded', commands, ...kept });
    expect(drawOrder(store.getSnapshot(), shopper, B)).toMatchObject({ status: 'cancelled' });
  });

  it('leaves to the views what another tab tells of after they had come past it', () => {
    const store = createStore(shopper);
    const entry = { ...queued(id(70), B, createOrder(B)), state: 'accepted' as const };
    store.dispatch({ type: 'loaded', commands: [], ...kept });
    store.dispatch({ type: 'tab-entry', entry: { ...entry, version: 1, position: 4 } });
    expect(drawOrder(store.getSnapshot(), shopper, B)).toBeUndefined();
    // A view that was asked for before another tab has seen this one may lack it.
    store.dispatch({ type: 'tab-position', epoch: 'e', knownPosition: 6, shownPosition: 6 });
    store.dispatch({ type: 'tab-entry', entry: { ...entry, version: 1, position: 6 } });
    expect(drawOrder(store.getSnapshot(), shopper, B)).toMatchObject({ version: 1 });
  });

  it('keeps drawing what it has drawn, though another tab tells that the views are past it', () => {
    const store = createStore(shopper);
    const entry = queued(id(70), B, createOrder(B));
    store.dispatch({ type: 'loaded', commands: [entry], ...kept });
    const accepted = { state: 'accepted' as const, version: 1, position: 4 };
    store.dispatch({ type: 'tab-entry', entry: { ...entry, ...accepted } });
    expect(drawOrder(store.getSnapshot(), shopper, B)).toMatchObject({ version: 1 });
  });

  it('leaves to the views what was absorbed before a reload, though another tab is still sending it', () => {
    const store = createStore(shopper);
    const entry = { ...queued(id(70), B, createOrder(B)), state: 'sending' as const };
    store.dispatch({ type: 'loaded', commands: [], tombstones: [id(70)], ...kept });
    store.dispatch({ type: 'tab-entry', entry });
    expect(drawOrder(store.getSnapshot(), shopper, B)).toBeUndefined();
    // A restored log may lack it: there it is asked for again.
    store.dispatch({ type: 'hello', epoch: 'f', position: 1, at: 5_000 });
    store.dispatch({ type: 'tab-entry', entry });
    expect(drawOrder(store.getSnapshot(), shopper, B)).toMatchObject({ version: 1 });
  });

  it('draws with a command of unknown outcome what followed it and was absorbed before a reload', () => {
    const store = createStore(shopper);
    const created = { ...queued(id(70), B, createOrder(B)), state: 'unknown' as const };
    const cancelled = { ...queued(id(71), B, cancelOrder, 2), state: 'sending' as const };
    store.dispatch({ type: 'loaded', commands: [created], tombstones: [id(71)], ...kept });
    store.dispatch({ type: 'tab-entry', entry: cancelled });
    expect(drawOrder(store.getSnapshot(), shopper, B)).toMatchObject({ status: 'cancelled' });
  });

  it('calls unknown, after a reload, what was being sent', () => {
    const store = createStore(shopper);
    const sent = { ...queued(id(70), A, cancelOrder), state: 'sending' as const, attempts: 1 };
    const nothing = { epoch: null, knownPosition: 0, shownPosition: 0, durable: true };
    store.dispatch({ type: 'loaded', commands: [sent], ...nothing });
    expect(store.getSnapshot().pending).toMatchObject([{ state: 'unknown' }]);
  });
});

describe('what the server rendered into a page', () => {
  it('does not roll back a newer row, however late the page comes', () => {
    const { server, store, drawn, read, execute } = smallWorld();
    const orders = server.rowsAt(1);
    execute(id(60), A, shipOrder, admin);
    read();
    store.seed({ type: 'seeded', orders, meta: server.metaAt(1) });
    expect(drawn()).toMatchObject({ version: 2, status: 'shipped' });
  });
});

describe('push', () => {
  it('drops what is at or below the cursor and applies what joins it', () => {
    const { server, store, state, execute, row } = smallWorld();
    execute(id(60), A, addNote);
    store.dispatch({ type: 'pushed', position: 2, previous: 1, order: row(), at });
    expect(state()).toMatchObject({ cursor: 2 });
    execute(id(61), A, addNote);
    const [older, newer] = [server.orderAt(A, 2), row()];
    store.dispatch({ type: 'pushed', position: 3, previous: 2, order: newer, at });
    const before = state();
    store.dispatch({
      type: 'pushed',
      position: 2,
      previous: 1,
      ...(older && { order: older }),
      at,
    });
    expect(state()).toBe(before);
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
    read(0);
    store.dispatch({ type: 'changed', answer: server.changesAt(4, 4), asked, at });
    expect(state().cursor).toBe(0);
    expect(hasHole(state())).toBe(true);
  });

  it('reads anew, and does not wait, when more changed than can be told row by row', () => {
    const { server, store, state, execute } = smallWorld();
    execute(id(60), A, addNote);
    const { generation } = state();
    const asked = { epoch: server.epoch(), cursor: 1 };
    const meta = server.metaAt(2);
    const answer = { from: 1, position: 1, changes: [], more: true, meta };
    store.dispatch({ type: 'changed', answer, asked, at });
    expect(state()).toMatchObject({ cursor: 2, generation: generation + 1 });
    expect(hasHole(state())).toBe(false);
  });

  it('does not fetch again what it has followed when a view answers as of earlier', () => {
    const { store, state, read, execute, row, drawn } = smallWorld();
    execute(id(60), A, addNote);
    store.dispatch({ type: 'pushed', position: 2, previous: 1, order: row(), at });
    read(1);
    expect(hasHole(state())).toBe(false);
    expect(drawn()).toMatchObject({ version: 2 });
  });

  it('waits for its own socket, where that is live, to bring what another tab has seen', () => {
    const { server, store, state } = smallWorld();
    const told = { type: 'tab-position' as const, ...comeTo(server.epoch(), 2) };
    store.dispatch({ type: 'linked', link: 'live' });
    store.dispatch(told);
    expect(state().shownPosition).toBe(2);
    expect(hasHole(state())).toBe(false);
    store.dispatch({ type: 'linked', link: 'polling' });
    store.dispatch(told);
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
