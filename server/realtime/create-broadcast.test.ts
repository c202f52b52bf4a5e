import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OrderView } from '#server/domain/orders/view.ts';
import { createBroadcast } from './create-broadcast.ts';
import type { OrderChange } from './order-change.ts';

type Sent = { room: string; type: string; position: number; previous: number };

const start = (position = 0) => {
  const sent: Sent[] = [];
  const broadcast = createBroadcast({
    order: (room, type, { position: at, previous }) =>
      void sent.push({ room, type, position: at, previous }),
    position: (room, message) => void sent.push({ room, type: 'position', ...message }),
  });
  broadcast.start({ epoch: 'e', position });
  return { broadcast, sent };
};

const change = (position: number, customerId: string | null): OrderChange => ({
  position,
  type: 'OrderCreated',
  view: { status: 'pending', customerId } as OrderView,
});

/** What a reader holds after these messages, by the rule of `previous`; it fetches at a hole. */
const read = (cursor: number, messages: Sent[]) => {
  let holes = 0;
  const held: number[] = [];
  for (const { type, position, previous } of messages) {
    if (position <= cursor) continue;
    if (previous > cursor) holes += 1;
    else if (type !== 'position') held.push(position);
    cursor = position;
  }
  return { cursor, holes, held };
};

test('a reader misses nothing without seeing a hole, whenever it joins and however work is cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'b', null), { maxLength: 60 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 }),
      fc.nat(30),
      (customers, cuts, joinsAfter) => {
        const { broadcast, sent } = start();
        let joinedAt: number | undefined;
        for (let position = 0, batch = 0; position < customers.length; batch++) {
          if (batch === joinsAfter) {
            joinedAt = broadcast.sent();
            broadcast.open('customer:a');
          }
          const to = Math.min(position + (cuts[batch % cuts.length] ?? 1), customers.length);
          const changes = customers
            .slice(position, to)
            .map((customerId, index) => change(position + 1 + index, customerId));
          // An overlap, as when a batch is both followed and offered, is sent once.
          broadcast.advance(changes, to);
          broadcast.advance(changes, to);
          if (batch % 3 === 0) broadcast.beat();
          position = to;
        }
        broadcast.beat();
        if (joinedAt === undefined) return;
        const from = joinedAt;
        const mine = customers.flatMap((id, index) =>
          id === 'a' && index >= from ? [index + 1] : [],
        );
        const reader = read(from, sent);
        expect(sent.every(({ room }) => room === 'customer:a')).toBe(true);
        expect(reader).toEqual({ cursor: customers.length, holes: 0, held: mine });
      },
    ),
  );
});

test('a burst is told as a hole to be fetched, to the rooms that it concerns only', () => {
  const { broadcast, sent } = start(10);
  broadcast.open('admins');
  broadcast.open('customer:a');
  const changes = Array.from({ length: 400 }, (_, index) => change(11 + index, index ? 'b' : 'a'));
  broadcast.advance(changes, 410);
  expect(sent).toEqual([
    { room: 'admins', type: 'position', position: 410, previous: 410 },
    { room: 'customer:a', type: 'OrderCreated', position: 11, previous: 10 },
  ]);
  broadcast.beat();
  const admins = sent.filter(({ room }) => room === 'admins');
  expect(read(10, admins)).toEqual({ cursor: 410, holes: 1, held: [] });
});

test('when not all that changed could be read, every room is told to fetch', () => {
  const { broadcast, sent } = start(10);
  broadcast.open('admins');
  broadcast.open('customer:a');
  broadcast.advance([change(11, 'b')], 12, { isWhole: false });
  const hole = { type: 'position', position: 12, previous: 12 };
  expect(sent).toEqual([
    { room: 'admins', ...hole },
    { room: 'customer:a', ...hole },
  ]);
});

test('a beat tells how far the views are behind only from where they are, and always of which making they are', () => {
  const { broadcast, sent } = start(10);
  broadcast.open('admins');
  broadcast.beat({ position: 10, lagMs: 4_000, revision: 1 });
  broadcast.beat({ position: 12, lagMs: 0, revision: 2 });
  broadcast.beat();
  const here = { room: 'admins', type: 'position', position: 10, previous: 10 };
  expect(sent).toEqual([{ ...here, lagMs: 4_000, revision: 1 }, { ...here, revision: 2 }, here]);
});

test('a row that changed out of its turn is told as a hole, to the rooms that it concerns', () => {
  const { broadcast, sent } = start(10);
  for (const room of ['admins', 'customer:a', 'customer:b']) broadcast.open(room);
  broadcast.advance([{ ...change(11, 'a'), type: 'OrderRefreshed' }, change(12, 'b')], 12);
  const hole = { type: 'position', position: 12, previous: 12 };
  expect(sent).toEqual([
    { room: 'admins', ...hole },
    { room: 'customer:a', ...hole },
    { room: 'customer:b', type: 'OrderCreated', position: 12, previous: 10 },
  ]);
});

test('another log forgets the rooms, whose chains begin anew where it is', () => {
  const { broadcast, sent } = start(10);
  broadcast.open('admins');
  broadcast.start({ epoch: 'f', position: 3 });
  expect(broadcast.hasRooms()).toBe(false);
  broadcast.open('admins');
  broadcast.advance([change(4, null)], 4);
  expect(sent).toEqual([{ room: 'admins', type: 'OrderCreated', position: 4, previous: 3 }]);
});
