import { describe, expect, it } from 'vitest';
import { admin, cancelOrder, createOrder, id, shipOrder, shopper } from '../testing/samples.ts';
import { A, at, B, refusedInALag, smallWorld } from '../testing/small-world.ts';
import { createStore } from './create-store.ts';
import { drawList } from './drawing/draw-list.ts';
import { drawOrder } from './drawing/draw-order.ts';
import { drawTimeline } from './drawing/draw-timeline.ts';
import type { EngineState } from './engine-state.ts';
import { keptLog } from './pending/kept-log.ts';
import { isHeldBack } from './truth/is-held-back.ts';

type World = ReturnType<typeof smallWorld>;

/** The saved state that a page leaves to the next one. */
const leftBy = (state: EngineState) => {
  const { epoch, knownPosition, shownPosition, rowsAheadOfViews } = state;
  return {
    commands: keptLog(state),
    epoch,
    knownPosition,
    shownPosition,
    rowsAheadOfViews,
    durable: true,
  };
};

/** The same browser after a reload, on a page that the server rendered of the view at `position`. */
const reloaded = ({ server, state }: World, position: number) => {
  const store = createStore(shopper);
  const [orders, meta] = [server.rowsAt(position), server.metaAt(position)];
  store.seed({ type: 'seeded', orders, meta });
  store.dispatch({ type: 'loaded', ...leftBy(state()) });
  const pages = [{ ids: orders.map((order) => order.id), position, hasMore: false }];
  const listed = () => drawList(store.getSnapshot(), shopper, pages, {}).orders;
  return { store, state: () => store.getSnapshot(), listed };
};

describe('while the views lag behind the row that came with a refusal, a reload', () => {
  it('draws the order as that row showed it, at once', () => {
    const next = reloaded(refusedInALag(smallWorld()), 1);
    expect(drawOrder(next.state(), shopper, A)).toMatchObject({ version: 3, status: 'shipped' });
    expect(isHeldBack(next.state(), 1, 3)).toBe(false);
  });

  it('lacks nothing of its history that the viewer was told is accepted', () => {
    const world = refusedInALag(smallWorld());
    const next = reloaded(world, 1);
    const read = { entries: world.server.timelineAt(A, 1), position: 1 };
    const told = drawTimeline(next.state(), shopper, A, read).entries;
    expect(told.map(({ commandId }) => commandId)).toEqual([id(50), id(70)]);
  });

  it('lacks no other order that was accepted before that row', () => {
    const { state, store, issue, execute, server } = smallWorld();
    issue(id(70), B, createOrder(B));
    store.dispatch({ type: 'accepted', accepted: execute(id(70), B, createOrder(B)), at });
    const [entry] = state().pending;
    execute(id(60), A, shipOrder, admin);
    issue(id(71), A, cancelOrder, 2);
    const answer = server.execute(id(71), A, cancelOrder, shopper);
    if (entry === undefined || !('refusal' in answer)) throw new Error('nothing to lose');
    store.dispatch({ type: 'refused', commandId: id(71), ...answer });
    const world = { ...smallWorld(), server, state };
    const next = reloaded(world, 1);
    expect(next.listed().map((order) => order.id)).toEqual([B, A]);
    // Nor does a page that hears of it from another tab alone.
    const told = createStore(shopper);
    const [orders, meta] = [server.rowsAt(1), server.metaAt(1)];
    told.seed({ type: 'seeded', orders, meta });
    told.dispatch({ type: 'loaded', ...leftBy(state()), commands: [] });
    told.dispatch({ type: 'tab-entry', entry });
    expect(drawOrder(told.getSnapshot(), shopper, B)).toMatchObject({ version: 1 });
  });

  it('forgets that row once a view has come to it, and takes none that one has', () => {
    const world = refusedInALag(smallWorld());
    const next = reloaded(world, 1);
    expect(next.state().rowsAheadOfViews).toHaveLength(1);
    const asked = { epoch: world.server.epoch(), cursor: next.state().cursor };
    const answer = world.server.changesAt(1, 3);
    next.store.dispatch({ type: 'changed', answer, asked, at });
    expect(next.state()).toMatchObject({ rowsAheadOfViews: [], shownPosition: 3 });
    expect(keptLog(next.state()).map(({ commandId }) => commandId)).toEqual([id(71)]);
    const late = reloaded(world, 3);
    expect(late.state().rowsAheadOfViews).toEqual([]);
  });
});

describe('a page that was rendered before this browser saw what it lacks', () => {
  /** Pressed and reloaded: the server read at 1, then the page that was left saw 2. */
  const overtaken = () => {
    const world = smallWorld();
    const { issue, store, row, execute } = world;
    issue(id(70), A, cancelOrder);
    store.dispatch({ type: 'accepted', accepted: execute(id(70), A, cancelOrder), at });
    store.dispatch({ type: 'pushed', position: 2, previous: 1, order: row(), at });
    return world;
  };

  it('is held back until it has come to where the views were', () => {
    const world = overtaken();
    const next = reloaded(world, 1);
    expect(isHeldBack(next.state(), 1, Number.MAX_SAFE_INTEGER)).toBe(true);
    // A list that was read since is as far.
    expect(isHeldBack(next.state(), 2, Number.MAX_SAFE_INTEGER)).toBe(false);
    const asked = { epoch: world.server.epoch(), cursor: next.state().cursor };
    next.store.dispatch({ type: 'changed', answer: world.server.changesAt(1, 2), asked, at });
    expect(isHeldBack(next.state(), 1, Number.MAX_SAFE_INTEGER)).toBe(false);
    expect(drawOrder(next.state(), shopper, A)).toMatchObject({ status: 'cancelled' });
  });

  it('is never held back once it has been drawn, though its cursor is taken back', () => {
    const world = overtaken();
    const next = reloaded(world, 1);
    const asked = { epoch: world.server.epoch(), cursor: next.state().cursor };
    next.store.dispatch({ type: 'changed', answer: world.server.changesAt(1, 2), asked, at });
    const entry = { commandId: id(72), orderId: B, command: createOrder(B), n: 9, at, tries: 1 };
    const told = { ...entry, attempts: 1, state: 'accepted' as const, version: 1, position: 2 };
    next.store.dispatch({ type: 'issued', entry: { ...told, state: 'queued' } });
    next.store.dispatch({ type: 'tab-entry', entry: told });
    expect(next.state().cursor).toBe(1);
    expect(isHeldBack(next.state(), 1, Number.MAX_SAFE_INTEGER)).toBe(false);
  });

  it('is not held back when nothing was awaited as it was asked for: it is on screen already', () => {
    const next = reloaded(overtaken(), 1);
    expect(isHeldBack(next.state(), 1, 0)).toBe(false);
  });

  it('is not held back by what a former log had shown', () => {
    const world = overtaken();
    const next = createStore(shopper);
    next.dispatch({ type: 'loaded', ...leftBy(world.state()) });
    world.server.restore(1);
    next.dispatch({ type: 'hello', epoch: world.server.epoch(), position: 1, at });
    expect(isHeldBack(next.getSnapshot(), 1, Number.MAX_SAFE_INTEGER)).toBe(false);
  });
});

describe('where nothing could be kept but what the cookie says', () => {
  const lost = (promised: { position: number; epoch: string | null }) => {
    const { server } = smallWorld();
    const store = createStore(shopper);
    const [orders, meta] = [server.rowsAt(1), server.metaAt(1)];
    store.seed({ type: 'seeded', orders, meta });
    const nothing = {
      commands: [],
      epoch: null,
      knownPosition: 0,
      shownPosition: 0,
      durable: false,
    };
    store.dispatch({ type: 'loaded', ...nothing, promised });
    return { server, store, state: () => store.getSnapshot() };
  };

  it('a page that lacks what was accepted is held back until a view has it', () => {
    const { server, store, state } = lost({ position: 2, epoch: 'epoch-1' });
    expect(state()).toMatchObject({ knownPosition: 2, cookiePosition: 2 });
    expect(isHeldBack(state(), 1, 2)).toBe(true);
    server.execute(id(70), A, cancelOrder, shopper);
    const asked = { epoch: server.epoch(), cursor: 1 };
    store.dispatch({ type: 'changed', answer: server.changesAt(1, 2), asked, at });
    expect(state().cookiePosition).toBe(0);
    expect(isHeldBack(state(), 1, 2)).toBe(false);
  });

  it('a page that lacks what was accepted is drawn once another tab tells of the change', () => {
    const { server, store, state } = lost({ position: 2, epoch: 'epoch-1' });
    server.execute(id(70), A, cancelOrder, shopper);
    const entry = { commandId: id(70), orderId: A, command: cancelOrder, n: 1, at, tries: 1 };
    const told = { ...entry, attempts: 1, state: 'accepted' as const, version: 2, position: 2 };
    store.dispatch({ type: 'tab-entry', entry: told });
    expect(isHeldBack(state(), 1, 2)).toBe(false);
    expect(drawOrder(state(), shopper, A)).toMatchObject({ status: 'cancelled' });
  });

  it('a page is not held back for a position of another log, nor for a change that has none yet', () => {
    expect(lost({ position: 2, epoch: 'another' }).state().cookiePosition).toBe(0);
    expect(
      lost({ position: Number.MAX_SAFE_INTEGER, epoch: 'epoch-1' }).state().cookiePosition,
    ).toBe(0);
  });

  it('a page is not held back when the log that was kept has what the cookie names', () => {
    const { server, state } = smallWorld();
    const store = createStore(shopper);
    const entry = { commandId: id(70), orderId: A, command: cancelOrder, n: 1, at, tries: 1 };
    const accepted = { ...entry, attempts: 1, state: 'accepted' as const, version: 2, position: 2 };
    const kept = { ...leftBy(state()), commands: [accepted] };
    const promised = { position: 2, epoch: server.epoch() };
    store.dispatch({ type: 'loaded', ...kept, promised });
    expect(store.getSnapshot().cookiePosition).toBe(0);
  });
});
