import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyOptions } from '../testing/run-options.ts';
import { shopper } from '../testing/samples.ts';
import { createWorld, type World } from '../testing/world.ts';
import { check, drawnOf, heal } from '../testing/world-check.ts';
import { type Restore, restore, run, type Step, step } from '../testing/world-steps.ts';
import { drawCounts } from './drawing/draw-counts.ts';
import { matches } from './drawing/order-filter.ts';
import { hasHole } from './engine-state.ts';
import { isLive } from './pending/pending-command.ts';

const live = (world: World, actions: readonly (Step | Restore)[]) => {
  for (const action of actions) {
    run(world, action);
    for (const tab of world.tabs) check(world, tab);
  }
};

/** Every screen of every tab equals the server. */
const expectConverged = (world: World) => {
  const truth = world.server.rowsAt(world.server.head());
  for (const tab of world.tabs) {
    const state = tab.store.getSnapshot();
    expect(hasHole(state)).toBe(false);
    expect(state.pending.filter(isLive)).toEqual([]);
    for (const list of tab.lists) {
      const drawn = drawnOf(tab, list).orders.map(
        ({ changes: _changes, seen: _seen, ...order }) => order,
      );
      expect(drawn).toEqual(truth.filter((row) => matches(row, list.filter)));
    }
    const counts = tab.counts && drawCounts(state, shopper, tab.counts);
    expect(counts).toMatchObject({ total: truth.length, needsRefetch: false });
  }
};

const steps = (arbitrary: fc.Arbitrary<Step | Restore>) =>
  fc.array(arbitrary, { minLength: 10, maxLength: 90, size: 'max' });

describe('two tabs and any order, loss and duplication of frames, replies, reads and reloads', () => {
  it('keep every accepted change drawn, list an order once, never go back, and converge', () => {
    const history = fc.property(steps(step), (actions) => {
      const world = createWorld();
      live(world, actions);
      heal(world);
      for (const tab of world.tabs) check(world, tab);
      expectConverged(world);
    });
    fc.assert(history, propertyOptions(400));
  }, 900_000);

  it('converge on the new log when it was restored in between, and keep the pending log', () => {
    const history = fc.property(
      steps(fc.oneof({ weight: 30, arbitrary: step }, { weight: 1, arbitrary: restore })),
      (actions) => {
        const world = createWorld();
        live(world, actions);
        heal(world);
        expectConverged(world);
      },
    );
    fc.assert(history, propertyOptions(400));
  }, 900_000);
});
