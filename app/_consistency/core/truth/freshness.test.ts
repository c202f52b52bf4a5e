import { describe, expect, it } from 'vitest';
import { admin, id, shipOrder, shopper } from '#app/_consistency/testing/samples.ts';
import { A, at, smallWorld, unasked } from '#app/_consistency/testing/small-world.ts';
import { createStore } from '../create-store.ts';

describe('as of when a page is complete', () => {
  const here = { position: 1, previous: 1 };
  const later = at + 60_000;

  it('is now, when a view that holds the whole log says that nothing happened', () => {
    const { store, state } = smallWorld();
    store.dispatch({ type: 'pushed', ...here, lagMs: 0, at: later });
    expect(state()).toMatchObject({ asOf: later, lagMs: 0 });
  });

  it('stays when the view fell behind, however often it says where it is', () => {
    const { store, state } = smallWorld();
    store.dispatch({ type: 'pushed', ...here, lagMs: 15_000, at: later });
    store.dispatch({ type: 'pushed', ...here, lagMs: 20_000, at: later + 5_000 });
    expect(state()).toMatchObject({ asOf: later - 15_000, lagMs: 20_000 });
  });

  it('is not touched by a place that says nothing of the log', () => {
    const { store, state } = smallWorld();
    const before = state().asOf;
    store.dispatch({ type: 'pushed', ...here, at: later });
    expect(state().asOf).toBe(before);
  });

  it('is now again with the first word after the view has caught up', () => {
    const { store, state, execute, row } = smallWorld();
    store.dispatch({ type: 'pushed', ...here, lagMs: 15_000, at: later });
    execute(id(60), A, shipOrder, admin);
    store.dispatch({ type: 'pushed', position: 2, previous: 1, order: row(), at: later });
    expect(state().asOf).toBe(later - 15_000);
    store.dispatch({ type: 'pushed', position: 2, previous: 2, lagMs: 0, at: later + 1 });
    expect(state()).toMatchObject({ asOf: later + 1, lagMs: 0 });
  });

  it('is as old as the first answer says that its view is', () => {
    const store = createStore(shopper);
    const meta = { epoch: 'one', position: 1, lagMs: 7_000 };
    store.dispatch({ type: 'answered', orders: [], meta, asked: unasked, at: later });
    expect(store.getSnapshot()).toMatchObject({ asOf: later - 7_000, lagMs: 7_000 });
  });
});
