import { describe, expect, it } from 'vitest';
import { initialEngineState } from '#app/_consistency/core/engine-state.ts';
import type { LoggedEvent, Truth } from '#e2e/faults/system/read-truth.ts';
import type { Order } from '#server/contracts/order.ts';
import { createKnowledge, learn } from '../checker/knowledge.ts';
import type { Entry } from '../history/entry.ts';
import { checkLog } from './check-log.ts';
import { compareTab } from './compare-tab.ts';
import { compareViews } from './compare-views.ts';
import { describeDifference } from './describe-difference.ts';

const event = (position: number, more: Partial<LoggedEvent> = {}): LoggedEvent => ({
  position,
  streamType: 'order',
  streamId: 'o',
  version: position,
  type: 'NoteAdded',
  commandId: `c${position}`,
  actorId: 'me',
  ...more,
});

const order = (id: string, more: Partial<Order> = {}): Order =>
  ({
    id,
    customerId: 'me',
    status: 'pending',
    version: 1,
    position: 1,
    createdAt: id,
    items: [{ quantity: 2, price: 5 }],
    total: 10,
    ...more,
  }) as Order;

/** What a browser knows of one command. */
const knowing = (...entries: object[]) => {
  const knowledge = createKnowledge();
  for (const entry of entries) learn(knowledge, { browser: 0, tab: 0, at: 1, ...entry } as Entry);
  return [{ id: 'me', knowledge }];
};
const issued = { kind: 'issued', commandId: 'c1', orderId: 'o', isNewOrder: false };
const accepted = { kind: 'accepted', commandId: 'c1', orderId: 'o', version: 1, position: 1 };

describe('the log', () => {
  it('is right when it counts from 1 and holds what was accepted', () => {
    expect(checkLog([event(1), event(2)], knowing(issued, accepted))).toEqual([]);
  });

  it.each([
    ['a position is missing', [event(1), event(3, { version: 2 })], []],
    ['a version is doubled', [event(1), event(2, { version: 1 })], []],
    ['an accepted command is not in it', [event(1, { commandId: 'other' })], [issued, accepted]],
    ['a command is in it twice', [event(1), event(2, { commandId: 'c1' })], [issued, accepted]],
    ['it is elsewhere than told', [event(1)], [issued, { ...accepted, position: 7 }]],
    ['a refused command is in it', [event(1)], [issued, { kind: 'refused', commandId: 'c1' }]],
    ['a command is in it that never left', [event(1)], [issued]],
  ])('is wrong when %s', (_what, log, entries) => {
    expect(checkLog(log, knowing(...entries))).toMatchObject([{ kind: 'oneRow' }]);
  });
});

describe('the view', () => {
  const truth = (more: Partial<Truth> = {}): Truth => ({
    log: [event(1)],
    folded: new Map([['o', order('o')]]),
    viewed: new Map([['o', order('o')]]),
    counters: ['all', 'me'].map((scope) => ({ scope, status: 'pending', count: 1 })),
    position: 1,
    ...more,
  });

  it('equals the log', () => {
    expect(compareViews(truth())).toEqual([]);
  });

  it.each([
    ['a row differs', { viewed: new Map([['o', order('o', { version: 2 })]]) }, 'version 2 ≠ 1'],
    ['a row is missing', { viewed: new Map(), counters: [] }, 'undefined ≠'],
    ['it is behind', { position: 0 }, 'the view is at 0 of 1'],
    ['a counter is off', { counters: [{ scope: 'me', status: 'pending', count: 1 }] }, 'all has 1'],
    [
      'money does not add up',
      {
        folded: new Map([['o', order('o', { total: 9 })]]),
        viewed: new Map([['o', order('o', { total: 9 })]]),
      },
      'totals 9, its lines 10',
    ],
  ])('differs when %s, and the text says where', (_what, more, text) => {
    const found = compareViews(truth(more as Partial<Truth>));
    expect(found).toMatchObject([{ kind: 'convergence' }]);
    expect(found[0]?.text).toContain(text);
  });
});

describe('a tab', () => {
  const orders = new Map(['a', 'b'].map((id) => [id, order(id)]));
  const newestFirst = (a: Order, b: Order) => (a.createdAt < b.createdAt ? 1 : -1);
  const list = (shown: Order[], hasMore = false) => ({
    screen: 'list' as const,
    orders: shown.map((one) => ({ ...one, changes: [], seen: {} }) as never),
    hasMore,
    belongs: () => true,
    compare: newestFirst,
  });
  const found = (screens: Parameters<typeof compareTab>[0]['screens']) =>
    compareTab({ name: 'tab', viewerId: 'me', state: initialEngineState, screens }, orders);

  it('equals the log, as far as its list is loaded', () => {
    expect(found([list([order('b'), order('a')])])).toEqual([]);
    expect(found([list([order('b')], true)])).toEqual([]);
  });

  it.each([
    [
      'a list lacks an order',
      [list([order('b')])],
      'row 2 of its list of 1 is undefined, should be a',
    ],
    ['a list is out of order', [list([order('a'), order('b')])], 'row 1'],
    ['a list has a stranger', [list([order('b'), order('a'), order('z')])], 'not in the log'],
    ['a row is old', [list([order('b', { version: 0 }), order('a')])], 'version 0 ≠ 1'],
    ['an order page is empty', [{ screen: 'order', id: 'a', order: undefined }], 'shows nothing'],
    [
      'counts are off',
      [
        {
          screen: 'counts',
          scope: 'own',
          byStatus: { pending: 1, shipped: 0, delivered: 0, cancelled: 0 },
        },
      ],
      '1 pending orders are counted, 2 are in the log',
    ],
  ])('differs when %s, and the text says where', (_what, screens, text) => {
    expect(found(screens as never).join('\n')).toContain(text);
  });
});

it('a difference names its fields, whatever the order of keys', () => {
  expect(describeDifference({ a: 1, b: { c: 1, d: 2 } }, { b: { d: 2, c: 1 }, a: 1 })).toBe(
    undefined,
  );
  expect(describeDifference({ a: 1 }, { a: 2, b: 3 })).toBe('a 1 ≠ 2, b undefined ≠ 3');
});
