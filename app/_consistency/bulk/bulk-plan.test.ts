import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderStatus } from '#server/contracts/order.ts';
import {
  askedAgain,
  type BulkItem,
  type BulkOrder,
  type BulkPlan,
  nextToSend,
  planItems,
  resumed,
  summarise,
} from './bulk-plan.ts';

const plan = (state: BulkPlan['state'], sendAt = 0): BulkPlan => ({
  planId: 'p',
  action: 'cancel',
  state,
  sendAt,
});
const orders = fc.array(
  fc.record({
    id: fc.uuid(),
    number: fc.nat(),
    status: fc.constantFrom(...orderStatus.options),
    seen: fc.record({ version: fc.nat(), own: fc.constant(0) }),
  }),
);
const cancel = { type: 'CancelOrder', reason: 'fraud', note: null } as const;
const numbered = () => {
  let id = 0;
  return () => `c${id++}`;
};
const items = (given: readonly BulkOrder[]) => planItems('cancel', given, () => cancel, numbered());

const pending = { number: 1, status: 'pending' as const, seen: { version: 1, own: 0 } };

test('every order of a plan has one item and a command of its own; what cannot take part says why', () => {
  fc.assert(
    fc.property(orders, (given) => {
      const planned = items(given);
      expect(planned.map(({ orderId }) => orderId)).toEqual(given.map(({ id }) => id));
      expect(planned.map(({ seen }) => seen)).toEqual(given.map(({ seen }) => seen));
      expect(new Set(planned.map(({ commandId }) => commandId)).size).toBe(given.length);
      for (const [index, item] of planned.entries()) {
        const isPending = given[index]?.status === 'pending';
        expect(item.state).toBe(isPending ? 'waiting' : 'left-out');
        expect(item.reason === undefined).toBe(isPending);
      }
    }),
  );
});

test('whatever is decided in whatever order, each is sent once and never more at once than allowed', () => {
  fc.assert(
    fc.property(orders, fc.scheduler(), fc.infiniteStream(fc.boolean()), (given, _s, outcomes) => {
      let now: BulkItem[] = items(given);
      const sent: string[] = [];
      for (let round = 0; round < given.length * 2 + 1; round += 1) {
        const next = nextToSend(plan('running'), now, 3);
        sent.push(...next.map(({ commandId }) => commandId));
        now = now.map((item) => (next.includes(item) ? { ...item, state: 'sent' } : item));
        expect(summarise(now).sent).toBeLessThanOrEqual(3);
        const first = now.find(({ state }) => state === 'sent');
        const state = outcomes.next().value ? 'done' : 'refused';
        now = now.map((item) => (item === first ? { ...item, state } : item));
      }
      expect(new Set(sent).size).toBe(sent.length);
      expect(summarise(now).isOver).toBe(true);
      expect(sent).toHaveLength(given.filter(({ status }) => status === 'pending').length);
    }),
  );
});

test.each(['held', 'paused', 'stopped'] as const)('a plan that is %s sends nothing', (state) => {
  const given = [{ ...pending, id: 'a' }];
  expect(nextToSend(plan(state), items(given), 6)).toEqual([]);
});

test('a plan whose time to be taken back passed while no page was open waits to be asked', () => {
  expect(resumed(plan('held', 10), 11).state).toBe('paused');
  expect(resumed(plan('held', 12), 11).state).toBe('held');
  expect(resumed(plan('running', 10), 11).state).toBe('running');
});

test('what is asked again is decided on what is drawn by then, or else on what its refusal told', () => {
  const refused = items([
    { ...pending, id: 'drawn' },
    { ...pending, id: 'gone' },
  ]).map((item) => ({ ...item, state: 'refused' as const, reason: 'It has changed.' }));
  const drawnNow = (id: string) => (id === 'drawn' ? { version: 4, own: 1 } : undefined);
  expect(askedAgain(refused, drawnNow, () => 'new')).toMatchObject([
    { commandId: 'new', state: 'waiting', seen: { version: 4, own: 1 } },
    { commandId: 'new', state: 'waiting', seen: { version: 1, own: 0 } },
  ]);
});
