import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWorld, step } from '../testing/world.ts';
import { hasHole } from './engine-state.ts';

describe('any order, loss and duplication of frames, replies, pages and reloads', () => {
  it('keeps every accepted change drawn, shows an order once, never goes back, and converges', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 80, size: 'max' }), (steps) => {
        const world = createWorld();
        let before: string[] = [];
        for (const action of steps) {
          world.run(action);
          const listed = world.check();
          if (action.do !== 'reload') {
            const gone = before.filter((orderId) => !listed.includes(orderId));
            expect(
              gone.filter((orderId) => !world.refused.has(orderId)),
              'no order vanishes',
            ).toEqual([]);
          }
          before = listed;
        }
        world.heal();
        world.check();
        const state = world.state();
        expect(hasHole(state)).toBe(false);
        expect(state.pending.filter(({ state: s }) => s !== 'refused' && s !== 'blocked')).toEqual(
          [],
        );
        const truth = world.server.rowsAt(world.server.head());
        const list = world.drawn().orders.map(({ changes: _changes, ...order }) => order);
        expect(list).toEqual(truth);
      }),
      { numRuns: 400 },
    );
  }, 120_000);
});
