import { describe, expect, it } from 'vitest';
import type { Drawn, DrawnRow, Entry } from '../history/entry.ts';
import { createChecker } from './create-checker.ts';

type Happening = Entry extends infer E ? (E extends unknown ? Partial<E> : never) : never;

/** The kinds of what a history breaks; entries are of browser 0, tab 0, unless they say otherwise. */
const broken = (...history: Happening[]): string[] => {
  const checker = createChecker();
  return history.flatMap((entry, index) =>
    checker
      .see({ browser: 0, tab: 0, at: 1_000 * (index + 1), ...entry } as Entry)
      .map(({ kind }) => kind),
  );
};

const issued = (commandId: string, orderId = 'o', more: Happening = {}): Happening[] => [
  { kind: 'issued', commandId, orderId, isNewOrder: commandId === 'create', ...more } as Happening,
  { kind: 'sent', commandId, orderId, isNewOrder: commandId === 'create', ...more } as Happening,
];
const accepted = (commandId: string, version: number, orderId = 'o'): Happening => ({
  kind: 'accepted',
  commandId,
  orderId,
  version,
  position: version,
});
const refused = (commandId: string): Happening => ({ kind: 'refused', commandId, code: 'late' });

const row = (
  version: number,
  commandIds: string[] = [],
  more: Partial<DrawnRow> = {},
): DrawnRow => ({
  id: 'o',
  version,
  status: 'pending',
  createdAt: '1970-01-01T00:00:00Z',
  base: version,
  commandIds,
  changes: [],
  ...more,
});
const list = (rows: DrawnRow[], more: Partial<Drawn & { screen: 'list' }> = {}): Happening => ({
  kind: 'drawn',
  drawn: {
    screen: 'list',
    isReady: true,
    hasMore: false,
    isNewestFirst: true,
    isWhole: true,
    status: undefined,
    rows,
    ...more,
  },
});
const order = (drawn: object): Happening => ({
  kind: 'drawn',
  drawn: { screen: 'order', id: 'o', ...drawn } as Drawn,
});
const counts = (pending: number, total = pending): Happening => {
  const byStatus = { pending, shipped: 0, delivered: 0, cancelled: 0 };
  return { kind: 'drawn', drawn: { screen: 'counts', scope: 'own', total, byStatus } };
};

describe('a history that keeps the promises', () => {
  it('is found to break none', () => {
    const history = [
      ...issued('create'),
      list([row(1, ['create'], { base: 0, changes: ['create'] })]),
      accepted('create', 1),
      list([row(1, ['create'])]),
      ...issued('note'),
      list([row(2, ['create', 'note'], { base: 1, changes: ['note'] })]),
      refused('note'),
      list([row(1, ['create'])]),
      { kind: 'loaded' } as Happening,
      list([], { isReady: false }),
      list([row(3, ['create', 'x', 'y'])]),
      counts(1),
    ];
    expect(broken(...history)).toEqual([]);
  });

  it('may show a named command no longer once its row is eight commands further', () => {
    const others = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    expect(broken(...issued('create'), accepted('create', 1), list([row(9, others)]))).toEqual([]);
  });
});

describe('a command whose answer was lost', () => {
  it('is known to be in the row once that was drawn with it, and is lacked by an older one', () => {
    const drawn = [...issued('create'), list([row(1, ['create'])])];
    expect(broken(...drawn, list([row(9, ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])]))).toEqual([]);
    expect(broken(...drawn, list([row(1, [])]))).toEqual(['readYourWrites']);
    // Eight own changes drawn on that very row are all it names.
    const changes = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    expect(broken(...drawn, list([row(9, changes, { base: 1 })]))).toEqual([]);
  });
});

describe('read your writes', () => {
  const placed = [...issued('create'), accepted('create', 1)];
  const noted = [...placed, ...issued('note'), accepted('note', 2)];

  it.each([
    ['a row lacks an accepted change', [...noted, list([row(1, ['create'])])]],
    ['another tab lacks it', [...noted, { ...list([row(1, ['create'])]), tab: 1 }]],
    ['a reload loses it', [...noted, { kind: 'loaded' } as Happening, list([row(1, ['create'])])]],
    ['a version is there without the change', [...noted, list([row(2, ['create', 'foreign'])])]],
    [
      'a sent change leaves its own tab',
      [...placed, ...issued('note'), list([row(1, ['create'])])],
    ],
    ['a list lacks a new order', [...placed, list([])]],
    [
      'a longer list lacks a newer order',
      [...placed, list([row(1, [], { id: 'p' })], { hasMore: true })],
    ],
    ['an order is said not to exist', [...placed, order({ state: 'missing' })]],
    [
      'a timeline lacks a change',
      [
        ...noted,
        order({
          state: 'ready',
          row: row(2, ['create', 'note']),
          timeline: [{ commandId: 'create' }],
        }),
      ],
    ],
    ['counts lack a new order', [...placed, counts(0)]],
  ])('is broken when %s', (_what, history) => {
    expect(broken(...(history as Happening[]))).toContain('readYourWrites');
  });

  it('asks nothing of another tab that was sent but not accepted, nor of what was refused', () => {
    const unsure = [...placed, ...issued('note')];
    expect(broken(...unsure, { ...list([row(1, ['create'])]), tab: 1 })).toEqual([]);
    expect(broken(...unsure, refused('note'), list([row(1, ['create'])]))).toEqual([]);
  });
});

describe('a page whose storage fails', () => {
  const undurable = { kind: 'undurable' } as Happening;
  const lost = list([], { isReady: true });

  it('still owes its own changes, and no page after it does', () => {
    const placed = [undurable, ...issued('create'), accepted('create', 1)];
    expect(broken(...placed, lost)).toEqual(['readYourWrites']);
    expect(broken(...placed, { kind: 'loaded' } as Happening, lost)).toEqual([]);
  });

  it('takes nothing from what an earlier page has saved', () => {
    const placed = [...issued('create'), accepted('create', 1), undurable];
    expect(broken(...placed, { kind: 'loaded' } as Happening, lost)).toEqual(['readYourWrites']);
  });
});

describe('monotonic reads', () => {
  it.each([
    ['a row falls', [list([row(2)]), list([row(1)])]],
    ['a row falls on another screen', [list([row(2)]), order({ state: 'ready', row: row(1) })]],
    ['a reload goes back', [list([row(2)]), { kind: 'loaded' }, list([row(1)])]],
    [
      'a tab is loaded older than another was',
      [list([row(2)]), { kind: 'loaded', tab: 1 }, { ...list([row(1)]), tab: 1 }],
    ],
    [
      'an own change hides that the row fell',
      [list([row(2)]), list([row(2, ['n'], { base: 1, changes: ['n'] })])],
    ],
    ['an order is gone that was shown', [list([row(1)]), order({ state: 'missing' })]],
    [
      'an answer is older than demanded',
      [{ kind: 'read', path: '/api/orders', demanded: 5, position: 4 }],
    ],
  ])('is broken when %s', (_what, history) => {
    expect(broken(...(history as Happening[]))).toEqual(['monotonicReads']);
  });

  it('lets a tab that is open lag behind another', () => {
    expect(broken(list([row(2)]), { ...list([row(1)]), tab: 1 })).toEqual([]);
  });
});

describe('monotonic writes', () => {
  it('is broken when the second command of an order takes effect before the first', () => {
    const both = [...issued('first'), ...issued('second')];
    expect(broken(...both, accepted('second', 2), accepted('first', 3))).toEqual([
      'monotonicWrites',
    ]);
    expect(broken(...both, accepted('first', 2), accepted('second', 3))).toEqual([]);
  });

  it('asks of a page without storage to know its own commands, not those of the page before', () => {
    const without: Happening[] = [{ kind: 'loaded' }, { kind: 'undurable' }];
    const wrong = [accepted('second', 2), accepted('first', 3)];
    const kinds = ['monotonicWrites'];
    expect(broken(...issued('first'), ...without, ...issued('second'), ...wrong)).toEqual([]);
    expect(broken(...without, ...issued('first'), ...issued('second'), ...wrong)).toEqual(kinds);
    const durable: Happening[] = [{ kind: 'loaded' }];
    expect(broken(...issued('first'), ...durable, ...issued('second'), ...wrong)).toEqual(kinds);
  });

  it('counts a refused command from when it was asked again', () => {
    const history = [
      ...issued('first'),
      refused('first'),
      ...issued('second'),
      accepted('second', 2),
    ];
    expect(broken(...history, ...issued('first'), accepted('first', 3))).toEqual([]);
  });
});

describe('one row', () => {
  it.each([
    ['an order is listed twice', [list([row(1), row(1)])]],
    ['an order is listed under another status', [list([row(1)], { status: 'shipped' })]],
    [
      'an event is told twice',
      [
        order({
          state: 'ready',
          row: row(1),
          timeline: [
            { commandId: 'a', type: 'T' },
            { commandId: 'a', type: 'T' },
          ],
        }),
      ],
    ],
    ['two answers to a command differ', [...issued('a'), accepted('a', 1), accepted('a', 2)]],
    ['counts do not add up', [counts(1, 2)]],
  ])('is broken when %s', (_what, history) => {
    expect(broken(...(history as Happening[]))).toEqual(['oneRow']);
  });
});

it('the same break is counted once, however many frames show it', () => {
  expect(broken(list([row(2)]), list([row(1)]), list([row(1)]))).toEqual(['monotonicReads']);
});
