import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { order as orderSchema } from '#server/contracts/order.ts';
import { allowedActions } from './allowed-actions.ts';
import type { OrderCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { OrderEvent } from './events.ts';
import { evolve, IllegalTransition } from './evolve.ts';
import * as known from './given.ts';
import { initialState, type OrderState } from './state.ts';
import { fromView, toView } from './view.ts';

const { admin, alice, bob, system } = known;
const step = fc.record({
  command: fc.oneof(
    fc.constantFrom(known.create, known.cancel, known.ship, known.deliver, known.note),
    fc.record({
      type: fc.constant('AddNote' as const),
      text: fc.string({ minLength: 1 }),
      visibility: fc.constantFrom('internal' as const, 'customer' as const),
    }),
    fc.record({
      type: fc.constant('CancelOrder' as const),
      reason: fc.constantFrom('fraud' as const, 'other' as const, 'too-slow' as const),
      note: fc.option(fc.string({ minLength: 1 }), { nil: null }),
    }),
  ),
  actor: fc.constantFrom(alice, bob, admin, system),
});

/** Runs commands one after another; answers every event that happened and the state after. */
const play = (steps: { command: OrderCommand; actor: typeof alice }[]) => {
  const history: OrderEvent[] = [];
  for (const { command, actor } of steps) {
    const state = known.recorded(history).reduce<OrderState>(evolve, initialState);
    const decision = decide(command, state, { actor });
    if ('events' in decision) history.push(...decision.events);
  }
  return { history, state: known.recorded(history).reduce<OrderState>(evolve, initialState) };
};

const steps = fc
  .array(step, { maxLength: 14 })
  .map((later) => [{ command: known.create, actor: alice }, ...later]);

describe('whatever is asked, in whatever order, by whomever', () => {
  test('what the decider lets happen always folds, and the version counts the events', () => {
    fc.assert(
      fc.property(steps, (asked) => {
        const { history, state } = play(asked);
        expect(state).toMatchObject({ version: history.length, position: history.length });
      }),
    );
  });

  test('an order is the same after it has travelled as a view, and the view fits the contract', () => {
    fc.assert(
      fc.property(steps, (asked) => {
        const { state } = play(asked);
        if (state.status === 'absent') return expect.fail();
        const view = toView(state);
        expect(fromView(view)).toEqual(state);
        expect(
          orderSchema.parse({ ...view, allowedActions: allowedActions(state, admin) }),
        ).toEqual({
          ...view,
          allowedActions: allowedActions(state, admin),
        });
      }),
    );
  });

  test('money adds up and does not change after the order was placed', () => {
    fc.assert(
      fc.property(steps, (asked) => {
        const { state } = play(asked);
        if (state.status === 'absent') return expect.fail();
        const sum = state.items.reduce((total, item) => total + item.price * item.quantity, 0);
        expect(state.total).toBe(sum);
      }),
    );
  });

  test('an action is offered exactly when its command would be accepted', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(alice, bob, admin), (asked, viewer) => {
        const { state } = play(asked);
        const offered = allowedActions(state, viewer).filter(({ allowed }) => allowed);
        const commands = { cancel: known.cancel, ship: known.ship, deliver: known.deliver };
        for (const [action, command] of Object.entries(commands)) {
          const accepted = 'events' in decide(command, state, { actor: viewer });
          expect(offered.some((offer) => offer.action === action)).toBe(accepted);
        }
      }),
    );
  });
});

test('an order remembers its last 8 commands, oldest first', () => {
  const history = known.recorded([known.created, ...Array(11).fill(known.noted)]);
  const state = history.reduce<OrderState>(evolve, initialState);
  if (state.status === 'absent') return expect.fail();
  expect(state.commandIds).toEqual(history.slice(-8).map(({ commandId }) => commandId));
});

test.each([
  ['an event before the order was placed', [known.shipped]],
  ['placed twice', [known.created, known.created]],
  ['shipped twice', [known.created, known.shipped, known.shipped]],
  ['delivered before it was shipped', [known.created, known.delivered]],
  ['cancelled after it was shipped', [known.created, known.shipped, known.cancelled]],
])('a damaged history is refused, not guessed: %s', (_, events) => {
  const fold = () => known.recorded(events).reduce<OrderState>(evolve, initialState);
  expect(fold).toThrow(IllegalTransition);
});

test('a view that contradicts its status is refused', () => {
  const { state } = play([{ command: known.create, actor: alice }]);
  if (state.status === 'absent') return expect.fail();
  expect(() => fromView({ ...toView(state), status: 'shipped' })).toThrow(/without shippedAt/);
});
