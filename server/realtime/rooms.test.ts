import { expect, it } from 'vitest';
import { seesOrdersOf } from '#server/contracts/permissions.ts';
import { role } from '#server/contracts/roles.ts';
import { roomOf, roomsOfOrder } from './rooms.ts';

const owners = [
  ['own', 'me'],
  ['another’s', 'another'],
  ['a guest’s', null],
] as const;

it.each(
  role.options.flatMap((who) =>
    owners.map(([owner, customerId]) => ({
      who,
      owner,
      customerId,
      told: seesOrdersOf({ id: 'me', role: who }, customerId),
    })),
  ),
)('S5 · over sockets, $owner order by $who: told is $told', ({ who, customerId, told }) => {
  const rooms = roomsOfOrder({ customerId });
  expect(rooms.includes(roomOf({ id: 'me', role: who }))).toBe(told);
});

it('S5 · no id that somebody may have is the name of a room of the staff', () => {
  for (const id of ['admins', 'support', 'fulfilment', 'x:admins']) {
    expect(roomsOfOrder({ customerId: null })).not.toContain(roomOf({ id, role: 'customer' }));
  }
});
