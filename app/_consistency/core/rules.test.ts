import { describe, expect, it } from 'vitest';
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
import { A, at, B, smallWorld } from '../testing/small-world.ts';
import { phaseAt } from './drawing/phase.ts';
import { hasHole } from './engine-state.ts';
import { headOf } from './pending/pending-log.ts';

describe('absorb', () => {
  it('keeps an accepted change drawn until its row contains it, however long that takes', () => {
    const { store, drawn, issue, execute, state, row } = smallWorld();
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
    const { store, drawn, issue, execute, state, row } = smallWorld();
    issue(id(70), A, addNote);
    store.dispatch({ type: 'sending', commandId: id(70) });
    const accepted = execute(id(70), A, addNote);
    store.dispatch({ type: 'pushed', position: 2, previous: 1, order: row(), at });
    expect(drawn()?.changes).toEqual([]);
    store.dispatch({ type: 'accepted', accepted, at });
    expect(state().pending).toEqual([]);
    expect(drawn()?.version).toBe(2);
  });

  it('drops an accepted command whose row names only later ones', () => {
    const { store, state, issue, execute, read } = smallWorld();
    issue(id(70), A, addNote);
    const accepted = execute(id(70), A, addNote);
    for (let n = 80; n < 90; n += 1) execute(id(n), A, addNote, admin);
    store.dispatch({ type: 'accepted', accepted, at });
    read();
    expect(state().entities.get(A)?.order.commandIds).not.toContain(id(70));
    expect(state().pending).toEqual([]);
  });

  it('fetches nothing when another tab tells of a command that its row contains already', () => {
    const { store, state, issue, execute, row } = smallWorld();
    issue(id(70), A, addNote);
    const [entry] = state().pending;
    if (entry === undefined) throw new Error('nothing is pending');
    const { version, position } = execute(id(70), A, addNote);
    // The row names the last commands alone.
    for (let n = 80; n < 90; n += 1) execute(id(n), A, addNote, admin);
    store.dispatch({ type: 'pushed', position: 12, previous: 1, order: row(), at });
    expect(state().pending).toHaveLength(1);
    store.dispatch({
      type: 'tab-entry',
      entry: { ...entry, state: 'accepted', version, position },
    });
    expect(state().pending).toEqual([]);
    expect(hasHole(state())).toBe(false);
  });

  it('fetches from below an accepted position that the cursor has passed without the row', () => {
    const { server, store, state, issue, execute } = smallWorld();
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
    const { store, drawn, issue } = smallWorld();
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
    const w = smallWorld();
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
    expect(headOf(state().pending, A)).toBeUndefined();
  });

  it('sends a refused or blocked command again only when the viewer asks', () => {
    const { store, state } = refusedWorld();
    store.dispatch({ type: 'discarded', commandId: id(70) });
    expect(headOf(state().pending, A)).toBeUndefined();
    store.dispatch({ type: 'asked-again', commandId: id(71), at });
    expect(headOf(state().pending, A)).toMatchObject({ commandId: id(71), tries: 2 });
  });

  it('does not ask again for what was accepted, however late retry is clicked', () => {
    const { store, state, issue, execute } = smallWorld();
    issue(id(70), A, cancelOrder);
    store.dispatch({ type: 'accepted', accepted: execute(id(70), A, cancelOrder), at });
    store.dispatch({ type: 'asked-again', commandId: id(70), at });
    expect(state().pending).toMatchObject([{ state: 'accepted', tries: 1 }]);
    expect(headOf(state().pending, A)).toBeUndefined();
  });

  it('takes a refused new order off the screen and keeps what was asked for', () => {
    const { store, drawn, issue, state } = smallWorld();
    issue(id(70), B, createOrder(B));
    expect(drawn(B)).toMatchObject({ number: 0, status: 'pending', version: 1 });
    store.dispatch({ type: 'refused', commandId: id(70), refusal: { code: 'x', message: 'No.' } });
    expect(drawn(B)).toBeUndefined();
    expect(state().pending).toMatchObject([{ state: 'refused', command: { type: 'CreateOrder' } }]);
  });
});

describe('order of sending', () => {
  it('is first in first out within an order and parallel across orders', () => {
    const { store, issue, state } = smallWorld();
    issue(id(70), A, addNote, 1);
    issue(id(71), A, cancelOrder, 2);
    issue(id(72), B, createOrder(B), 3);
    const ids = () => [A, B].map((orderId) => headOf(state().pending, orderId)?.commandId);
    expect(ids()).toEqual([id(70), id(72)]);
    store.dispatch({ type: 'sending', commandId: id(70) });
    store.dispatch({ type: 'unanswered', commandId: id(70) });
    expect(ids()).toEqual([id(70), id(72)]);
    const accepted = { commandId: id(70), version: 2, position: 2 };
    store.dispatch({ type: 'accepted', accepted, at });
    expect(ids()).toEqual([id(71), id(72)]);
  });
});

describe('several tabs', () => {
  it('believe whichever knows more of a command, in whatever order they hear it', () => {
    const { store, state, issue } = smallWorld();
    issue(id(70), A, cancelOrder);
    const entry = queued(id(70), A, cancelOrder);
    store.dispatch({
      type: 'tab-entry',
      entry: { ...entry, state: 'accepted', version: 2, position: 2 },
    });
    store.dispatch({ type: 'tab-entry', entry: { ...entry, state: 'sending' } });
    expect(state().pending).toMatchObject([{ state: 'accepted', version: 2 }]);
  });

  it('hold back what stands behind a refusal that another of them has heard, once', () => {
    const { store, state, issue } = smallWorld();
    issue(id(70), A, cancelOrder, 1);
    issue(id(71), A, addNote, 2);
    const refused = {
      ...queued(id(70), A, cancelOrder, 1),
      state: 'refused' as const,
      refusal: { code: 'x', message: 'No.' },
    };
    store.dispatch({ type: 'tab-entry', entry: refused });
    const states = () => state().pending.map((entry) => entry.state);
    expect(states()).toEqual(['refused', 'blocked']);
    // Commands issued after the refusal is known, or without its command, are not held back.
    issue(id(72), A, addNote, 3);
    store.dispatch({ type: 'tab-entry', entry: refused });
    expect(states()).toEqual(['refused', 'blocked', 'queued']);
    issue(id(73), B, addNote, 5);
    store.dispatch({
      type: 'tab-entry',
      entry: { ...refused, commandId: id(74), orderId: B, n: 4 },
    });
    expect(states()).toEqual(['refused', 'blocked', 'queued', 'refused', 'queued']);
  });

  it('do not bring back what was discarded, however late another tab or the disk tells of it', () => {
    const { store, state, issue } = smallWorld();
    issue(id(70), A, cancelOrder);
    const [entry] = state().pending;
    if (entry === undefined) throw new Error('nothing is pending');
    store.dispatch({ type: 'discarded', commandId: id(70) });
    const known = state();
    store.dispatch({ type: 'discarded', commandId: id(70) });
    expect(state(), 'said again, it is remembered once').toBe(known);
    store.dispatch({ type: 'tab-entry', entry });
    const { epoch, knownPosition, shownPosition } = state();
    const saved = { epoch, knownPosition, shownPosition, durable: true };
    store.dispatch({ type: 'loaded', commands: [entry], ...saved });
    expect(state().pending).toEqual([]);
  });

  it('keep drawing a change that another tab has absorbed, until their own row contains it', () => {
    const { store, drawn } = smallWorld();
    const entry = {
      ...queued(id(70), A, cancelOrder),
      state: 'accepted' as const,
      version: 2,
      position: 2,
    };
    store.dispatch({ type: 'tab-entry', entry });
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
