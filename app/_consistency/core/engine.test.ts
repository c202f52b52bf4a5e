import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, createWorld, drawnList, heal } from '../testing/world.ts';
import { run, step } from '../testing/world-steps.ts';
import { hasHole } from './engine-state.ts';
import { isLive } from './pending-command.ts';

describe('any order, loss and duplication of frames, replies, pages and reloads', () => {
  it('keeps every accepted change drawn, shows an order once, never goes back, and converges', () => {
    const steps = fc.array(step, { minLength: 10, maxLength: 80, size: 'max' });
    const history = fc.property(steps, (actions) => {
      const world = createWorld();
      let before: string[] = [];
      for (const action of actions) {
        run(world, action);
        const listed = check(world);
        const isSamePage = action.do !== 'reload';
        const gone = before.filter((orderId) => isSamePage && !listed.includes(orderId));
        const vanished = gone.filter((orderId) => !world.refused.has(orderId));
        expect(vanished, 'no order vanishes').toEqual([]);
        before = listed;
      }
      heal(world);
      check(world);
      const state = world.store.getSnapshot();
      expect(hasHole(state)).toBe(false);
      expect(state.pending.filter(isLive)).toEqual([]);
      const drawn = drawnList(world).map(({ changes: _changes, ...order }) => order);
      expect(drawn).toEqual(world.server.rowsAt(world.server.head()));
    });
    fc.assert(history, { numRuns: 400 });
  }, 120_000);
});
