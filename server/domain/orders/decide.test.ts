import { describe, expect, test } from 'vitest';
import type { OrderItem } from '#server/contracts/order.ts';
import type { Actor } from '#server/contracts/roles.ts';
import type { OrderCommand } from './commands.ts';
import type { OrderEvent } from './events.ts';
import * as order from './given.ts';

const { admin, alice, bob, fulfilment, given, support, system } = order;

const histories: Record<string, OrderEvent[]> = {
  absent: [],
  pending: [order.created],
  shipped: [order.created, order.shipped],
  delivered: [order.created, order.shipped, order.delivered],
  cancelled: [order.created, order.cancelled],
};
const commands: Record<string, OrderCommand> = {
  CreateOrder: order.create,
  CancelOrder: order.cancel,
  ShipOrder: order.ship,
  DeliverOrder: order.deliver,
  AddNote: order.note,
};
const actors: Record<string, Actor> = {
  owner: alice,
  stranger: bob,
  support,
  fulfilment,
  admin,
  system,
};

const happens: Record<string, OrderEvent> = {
  CreateOrder: order.created,
  CancelOrder: order.cancelled,
  ShipOrder: order.shipped,
  DeliverOrder: order.delivered,
  AddNote: order.noted,
};

// Per command and status: what the owner, a stranger, support, fulfilment, an admin and the system
// are told.
const missing = 'order-not-found';
const pending = 'order-not-pending';
const unshipped = 'order-not-shipped';
const role = 'role-not-allowed';
const exists = 'order-already-exists';
const yes = 'happens';
const table: Record<string, Record<string, [string, string, string, string, string, string]>> = {
  CreateOrder: {
    absent: [yes, yes, yes, yes, yes, yes],
    pending: [exists, exists, exists, exists, exists, exists],
    shipped: [exists, exists, exists, exists, exists, exists],
    delivered: [exists, exists, exists, exists, exists, exists],
    cancelled: [exists, exists, exists, exists, exists, exists],
  },
  CancelOrder: {
    absent: [missing, missing, missing, missing, missing, missing],
    pending: [yes, missing, yes, role, yes, yes],
    shipped: [pending, missing, pending, role, pending, pending],
    delivered: [pending, missing, pending, role, pending, pending],
    cancelled: [pending, missing, pending, role, pending, pending],
  },
  ShipOrder: {
    absent: [missing, missing, missing, missing, missing, missing],
    pending: [role, missing, role, yes, yes, yes],
    shipped: [role, missing, role, pending, pending, pending],
    delivered: [role, missing, role, pending, pending, pending],
    cancelled: [role, missing, role, pending, pending, pending],
  },
  DeliverOrder: {
    absent: [missing, missing, missing, missing, missing, missing],
    pending: [role, missing, role, unshipped, unshipped, unshipped],
    shipped: [role, missing, role, yes, yes, yes],
    delivered: [role, missing, role, unshipped, unshipped, unshipped],
    cancelled: [role, missing, role, unshipped, unshipped, unshipped],
  },
  AddNote: {
    absent: [missing, missing, missing, missing, missing, missing],
    pending: [yes, missing, yes, role, yes, yes],
    shipped: [yes, missing, yes, role, yes, yes],
    delivered: [yes, missing, yes, role, yes, yes],
    cancelled: [yes, missing, yes, role, yes, yes],
  },
};

const rows = Object.entries(commands).flatMap(([command]) =>
  Object.keys(histories).flatMap((status) =>
    Object.keys(actors).map((actor, index) => ({
      command,
      status,
      actor,
      answer: table[command]?.[status]?.[index],
    })),
  ),
);

test('the table has an answer for every command in every status by every kind of actor', () => {
  expect(rows).toHaveLength(5 * 5 * 6);
  expect(rows.filter(({ answer }) => answer === undefined)).toEqual([]);
});

test.each(rows)('$command of an order that is $status by $actor: $answer', (row) => {
  const command = commands[row.command] ?? expect.fail();
  const actor = actors[row.actor] ?? expect.fail();
  const result = given(...(histories[row.status] ?? [])).when(command, actor);
  expect(result).toEqual(row.answer === yes ? [happens[row.command]] : row.answer);
});

describe('reasons, notes and totals', () => {
  const placed = given(order.created);

  test.each(['fraud', 'out-of-stock'] as const)('only the shop cancels for %s', (reason) => {
    const command: OrderCommand = { type: 'CancelOrder', reason, note: null };
    expect(placed.when(command, alice)).toBe('reason-not-allowed');
    expect(placed.when(command, admin)).toMatchObject([{ data: { reason } }]);
  });

  test('the reason "other" needs a note', () => {
    const command = { type: 'CancelOrder', reason: 'other' } as const;
    expect(placed.when({ ...command, note: null }, alice)).toBe('note-required');
    const withNote = placed.when({ ...command, note: 'Moving house' }, alice);
    expect(withNote).toMatchObject([{ data: { note: 'Moving house' } }]);
  });

  test('only the shop writes internal notes', () => {
    const command: OrderCommand = {
      type: 'AddNote',
      text: 'Check address',
      visibility: 'internal',
    };
    expect(placed.when(command, alice)).toBe('role-not-allowed');
    expect(placed.when(command, fulfilment)).toBe('role-not-allowed');
    expect(placed.when(command, support)).toMatchObject([{ data: { visibility: 'internal' } }]);
  });

  describe.each([
    ['pending', []],
    ['shipped', [order.shipped]],
    ['delivered', [order.shipped, order.delivered]],
    ['cancelled', [order.cancelled]],
  ])('an order that is %s', (_, later) => {
    const withNotes = (count: number) =>
      given(order.created, ...later, ...Array<OrderEvent>(count).fill(order.noted));

    test('takes 500 notes while customers write them, and then the shop can still write', () => {
      expect(withNotes(499).when(order.note, alice)).toEqual([order.noted]);
      expect(withNotes(500).when(order.note, alice)).toBe('too-many-notes');
      expect(withNotes(500).when(order.note, support)).toEqual([order.noted]);
    });

    test('takes 1,000 notes in all', () => {
      expect(withNotes(999).when(order.note, admin)).toEqual([order.noted]);
      expect(withNotes(1_000).when(order.note, admin)).toBe('too-many-notes');
    });
  });

  test('an order that is full of notes can still be cancelled, shipped and delivered', () => {
    const notes = Array<OrderEvent>(1_000).fill(order.noted);
    expect(given(order.created, ...notes).when(order.cancel, alice)).toEqual([order.cancelled]);
    expect(given(order.created, ...notes).when(order.ship, admin)).toEqual([order.shipped]);
    const shipped = given(order.created, ...notes, order.shipped);
    expect(shipped.when(order.deliver, admin)).toEqual([order.delivered]);
  });

  test('an order needs a line, and a total that is exact', () => {
    const lines = (items: OrderItem[]) => given().when({ ...order.create, items }, alice);
    expect(lines([])).toBe('order-empty');
    const dear = { productId: order.orderId, productName: 'Gold', quantity: 10_000 };
    expect(lines([{ ...dear, price: Number.MAX_SAFE_INTEGER }])).toBe('total-too-large');
  });

  test("a guest's order belongs to no customer, and events say so", () => {
    const guest = { ...order.created, data: { ...order.created.data, customer: null } };
    expect(given(guest).when(order.cancel, alice)).toBe('order-not-found');
    expect(given(guest).when(order.cancel, admin)).toMatchObject([{ data: { customerId: null } }]);
  });
});
