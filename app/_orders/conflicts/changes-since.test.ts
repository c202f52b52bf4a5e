import { describe, expect, test } from 'vitest';
import type { DrawnTimelineEntry } from '#app/_consistency/react/queries/use-timeline.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { changesSince } from './changes-since.ts';

const shopper: Viewer = { id: 's', name: 'Sam', email: 's@shop.test', role: 'customer' };
const ada: Viewer = { id: 'a', name: 'Ada', email: 'a@shop.test', role: 'admin' };
const wes: Viewer = { id: 'w', name: 'Wes', email: 'w@shop.test', role: 'admin' };

const by = (
  { id, role }: Viewer,
  version: number,
  type: DrawnTimelineEntry['type'],
  data = {},
): DrawnTimelineEntry => ({
  version,
  position: version,
  type,
  at: `2026-11-23T14:0${version}:00.000Z`,
  actor: { id, role },
  commandId: `${version}`,
  data,
});

const history = [
  by(shopper, 1, 'OrderCreated'),
  by(shopper, 2, 'NoteAdded', { text: 'Ring twice', visibility: 'customer' }),
  by(ada, 3, 'OrderShipped', { trackingNumber: 'RM1', carrier: 'Royal Mail' }),
  by(wes, 4, 'NoteAdded', { text: 'Careful', visibility: 'internal' }),
];
const since = (version: number, viewer: Viewer, own = 0) =>
  changesSince(history, { version, own }, viewer, 'Sam').map(({ who, what }) => `${who}: ${what}`);

describe('what changed since somebody decided', () => {
  test('names each change by everybody else, to an admin by who it was', () => {
    expect(since(1, ada)).toEqual([
      'Sam: note added',
      'you: shipped, Royal Mail, RM1',
      'another admin: internal note added',
    ]);
  });

  test('names the shop and its warehouse to a customer, never its people', () => {
    expect(since(2, shopper)).toContain('the warehouse: shipped, Royal Mail, RM1');
  });

  test('leaves out the own changes that were drawn when it was decided, and only those', () => {
    expect(since(1, shopper, 1)[0]).toBe('the warehouse: shipped, Royal Mail, RM1');
    expect(since(1, shopper, 0)[0]).toBe('you: note added');
  });

  test('names who it was of the staff, where the answer tells it', () => {
    const told = [{ ...by(ada, 5, 'OrderCancelled'), actorName: 'Ada Admin' }];
    expect(changesSince(told, { version: 4, own: 0 }, wes, 'Sam')).toMatchObject([
      { who: 'Ada Admin', what: 'cancelled' },
    ]);
  });

  test('is nothing when the order is as it was', () => {
    expect(since(4, ada)).toEqual([]);
  });
});
