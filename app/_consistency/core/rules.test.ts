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
import { drawOrder } from './draw-order.ts';
import { hasHole } from './engine-state.ts';
import { sendable } from './pending-log.ts';
import { phaseAt } from './phase.ts';

const A = id(1);
const B = id(2);
const at = 5_000;
const unasked = { epoch: null, cursor: null };

/** A browser that has read a view with order A, before anything else happens. */
const world = () => {
  const server = createServerModel(shopper);
  server.execute(id(50), A, createOrder(A), shopper);
  const store = createStore(shopper);
  const read = (position = server.head()) =>
    store.dispatch({
      type: 'answered',
      orders: server.rowsAt(position),
      meta: server.metaAt(position),
      asked: unasked,
      at,
    });
  read();
  const state = () => store.getSnapshot();
  const drawn = (orderId = A) => drawOrder(state(), shopper, orderId);
  const issue = (commandId: string, orderId: string, command: typeof cancelOrder, n = 1) =>
    store.dispatch({ type: 'issued', entry: queued(commandId, orderId, command, n) });
  const row = (orderId = A): Order => {
    const order = server.orderAt(orderId, server.head());
    if (order === undefined) throw new Error('no such order');
    return order;
  };
  const execute = (
    commandId: string,
    orderId: string,
    command: typeof cancelOrder,
    actor = shopper,
  ) => {
    const answer = server.execute(commandId, orderId, command, actor);
    if (!('accepted' in answer)) throw new Error(answer.refusal.message);
    return answer.accepted;
  };
  return { server, store, read, state, drawn, issue, row, execute };
};

describe('absorb', () => {
  it('keeps an accepted change drawn until its row contains it, however long that takes', () => {
    const { store, drawn, issue, execute, state, row } = world();
    issue(id(70), A, cancelOrder);
    store.dispatch({ type: 'accepted', accepted: execute(id(70), A, cancelOrder), at });
    store.dispatch({ type: 'ticked', now: at + 3_600_000 });
    expect(drawn()).toMatchObject({ status: 'cancelled', version: 2 });
    expect(drawn()?.changes).toMatchObject([{ state: 'saved', phase: 'stuck' }]);
    store.dispatch({ type: 'pushed', position: 2, previous: 1, order: row(), at });
    expect(state().pending).toEqual([]);
    expect(drawn()).toMatchObject({ status: 'cancelled', version: 2, changes: [] });
  });

  it('drops a command whose id the row lists though its 202 has not come, and ignores the late 202', () => {
    const { store, drawn, issue, execute, state, row } = world();
    issue(id(70), A, addNote);
    store.dispatch({ type: 'sending', commandId: id(70) });
    const accepted = execute(id(70), A, addNote);
    store.dispatch({ type: 'pushed', position: 2, previous: 1, order: row(), at });
    expect(drawn()?.changes).toEqual([]);
    store.dispatch({ type: 'accepted', accepted, at });
    expect(state().pending).toEqual([]);
    expect(drawn()?.version).toBe(2);
  });

  it('fetches from below an accepted position that the cursor has passed without the row', () => {
    const { server, store, state, issue, execute } = world();
    issue(id(70), B, createOrder(B));
    const accepted = execute(id(70), B, createOrder(B));
    store.dispatch({ type: 'pushed', position: 3, previous: 1, at });
    store.dispatch({ type: 'accepted', accepted, at });
    expect(hasHole(state())).toBe(true);
    const asked = { epoch: server.epoch(), cursor: state().cursor };
    store.dispatch({
      type: 'changed',
      answer: server.changesAt(state().cursor ?? 0, 2),
      asked,
      at,
    });
    expect(state().pending).toEqual([]);
  });
});

describe('outcome', () => {
  it('never rolls back a change whose outcome is unknown, and keeps its word while asking again', () => {
    const { store, drawn, issue } = world();
    issue(id(70), A, cancelOrder);
    store.dispatch({ type: 'sending', commandId: id(70) });
    store.dispatch({ type: 'unanswered', commandId: id(70) });
    expect(drawn()).toMatchObject({ status: 'cancelled', changes: [{ state: 'unknown' }] });
    store.dispatch({ type: 'sending', commandId: id(70) });
    expect(drawn()).toMatchObject({ status: 'cancelled', changes: [{ state: 'unknown' }] });
  });
});

describe('refusal', () => {
  const refusedWorld = () => {
    const w = world();
    w.issue(id(70), A, cancelOrder, 1);
    w.issue(id(71), A, addNote, 2);
    w.execute(id(60), A, shipOrder, admin);
    const answer = w.server.execute(id(70), A, cancelOrder, shopper);
    if ('accepted' in answer) throw new Error('must be refused');
    w.store.dispatch({ type: 'refused', commandId: id(70), ...answer });
    return w;
  };

  it('returns the row to the truth, keeps the reason, and holds later commands of the order back', () => {
    const { drawn, state } = refusedWorld();
    expect(drawn()).toMatchObject({
      status: 'shipped',
      version: 2,
      changes: [
        { state: 'refused', code: 'order-not-pending', reason: expect.stringContaining('shipped') },
        { state: 'blocked' },
      ],
    });
    expect(sendable(state().pending)).toEqual([]);
  });

  it('sends a refused or blocked command again only when the viewer asks', () => {
    const { store, state } = refusedWorld();
    store.dispatch({ type: 'discarded', commandId: id(70) });
    expect(sendable(state().pending)).toEqual([]);
    store.dispatch({ type: 'asked-again', commandId: id(71), at });
    expect(sendable(state().pending)).toMatchObject([{ commandId: id(71), tries: 2 }]);
  });

  it('takes a refused new order off the screen and keeps what was asked for', () => {
    const { store, drawn, issue, state } = world();
    issue(id(70), B, createOrder(B));
    expect(drawn(B)).toMatchObject({ number: 0, status: 'pending', version: 1 });
    store.dispatch({ type: 'refused', commandId: id(70), refusal: { code: 'x', message: 'No.' } });
    expect(drawn(B)).toBeUndefined();
    expect(state().pending).toMatchObject([{ state: 'refused', command: { type: 'CreateOrder' } }]);
  });
});

describe('order of sending', () => {
  it('is first in first out within an order and parallel across orders', () => {
    const { store, issue, state } = world();
    issue(id(70), A, addNote, 1);
    issue(id(71), A, cancelOrder, 2);
    issue(id(72), B, createOrder(B), 3);
    const ids = () => sendable(state().pending).map(({ commandId }) => commandId);
    expect(ids()).toEqual([id(70), id(72)]);
    store.dispatch({ type: 'sending', commandId: id(70) });
    expect(ids()).toEqual([id(72)]);
    const accepted = { commandId: id(70), version: 2, position: 2 };
    store.dispatch({ type: 'accepted', accepted, at });
    expect(ids()).toEqual([id(71), id(72)]);
  });
});

describe('new epoch', () => {
  it('forgets positions, reads the truth anew, and asks again for what the old log had accepted', () => {
    const { server, store, state, drawn, issue, execute } = world();
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
    const { server, store, drawn, read, execute } = world();
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
    const { server, store, state } = world();
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
    const { read, drawn, execute } = world();
    execute(id(60), A, shipOrder, admin);
    read();
    read(1);
    expect(drawn()).toMatchObject({ version: 2, status: 'shipped' });
  });

  it('raises the position that every read must reach by each 202, and keeps it across a reload', () => {
    const { store, state, issue, execute } = world();
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
    const { store, state, execute, row } = world();
    execute(id(60), A, addNote);
    store.dispatch({ type: 'pushed', position: 2, previous: 1, order: row(), at });
    expect(state()).toMatchObject({ cursor: 2 });
    const before = state();
    store.dispatch({ type: 'pushed', position: 2, previous: 1, order: row(), at });
    expect(state().entities).toBe(before.entities);
    expect(hasHole(state())).toBe(false);
  });

  it('shows a hole when a message between is missing, until changes fill it', () => {
    const { server, store, state, execute, row } = world();
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
    const { store, state } = world();
    store.dispatch({ type: 'pushed', position: 9, previous: 8, at });
    expect(hasHole(state())).toBe(true);
  });

  it('does not close a hole by an answer that was asked from beyond it', () => {
    const { server, store, state, read, execute } = world();
    for (const n of [60, 61, 62]) execute(id(n), A, addNote);
    store.dispatch({ type: 'pushed', position: 4, previous: 1, at });
    const asked = { epoch: server.epoch(), cursor: 4 };
    read(2);
    store.dispatch({ type: 'changed', answer: server.changesAt(4, 4), asked, at });
    expect(state().cursor).toBe(2);
    expect(hasHole(state())).toBe(true);
  });

  it('keeps a push that comes during the first fetch', () => {
    const { server, execute, row } = world();
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
    const { server } = world();
    const store = createStore(shopper);
    store.dispatch({ type: 'hello', epoch: server.epoch(), position: 1, at });
    store.dispatch({ type: 'answered', orders: server.rowsAt(1), asked: unasked, at });
    expect(store.getSnapshot().entities.get(A)).toMatchObject({ fresh: false });
  });
});

describe('several tabs', () => {
  it('believe whichever knows more of a command, in whatever order they hear it', () => {
    const { store, state, issue } = world();
    issue(id(70), A, cancelOrder);
    const entry = queued(id(70), A, cancelOrder);
    store.dispatch({
      type: 'told',
      entry: { ...entry, state: 'accepted', version: 2, position: 2 },
    });
    store.dispatch({ type: 'told', entry: { ...entry, state: 'sending' } });
    expect(state().pending).toMatchObject([{ state: 'accepted', version: 2 }]);
  });

  it('keep drawing a change that another tab has absorbed, until their own row contains it', () => {
    const { store, drawn } = world();
    const entry = {
      ...queued(id(70), A, cancelOrder),
      state: 'accepted' as const,
      version: 2,
      position: 2,
    };
    store.dispatch({ type: 'told', entry });
    expect(drawn()).toMatchObject({ status: 'cancelled' });
  });
});

describe('indicators', () => {
  it.each([
    [299, 'quiet'],
    [300, 'saving'],
    [2_000, 'late'],
    [10_000, 'stuck'],
    [-3_600_000, 'quiet'],
  ])('after %d ms say %s', (elapsed, phase) => {
    expect(phaseAt(1_000_000, 1_000_000 + elapsed)).toBe(phase);
  });
});
