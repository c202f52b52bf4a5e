import type { Actor } from '#server/contracts/roles.ts';
import type { Recorded } from '../recorded.ts';
import type { OrderCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { OrderEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { initialState, type OrderState } from './state.ts';

/** The people of the tests; `alice` owns the order. */
export const alice: Actor = { id: 'alice', role: 'customer' };
export const bob: Actor = { id: 'bob', role: 'customer' };
export const support: Actor = { id: 'support', role: 'support' };
export const fulfilment: Actor = { id: 'fulfilment', role: 'fulfilment' };
export const admin: Actor = { id: 'admin', role: 'admin' };
export const system: Actor = { id: 'import', role: 'system' };

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** The events as the log would hold them from `position` on, one command each. */
export const recorded = (events: OrderEvent[], position = 1): Recorded<OrderEvent>[] =>
  events.map((event, index) => ({
    ...event,
    version: index + 1,
    position: position + index,
    at: new Date(Date.UTC(2026, 0, 1, 12, index)).toISOString(),
    commandId: id(1_000 + index),
    actor: admin,
  }));

/** For tests that read given (events), when (a command by an actor), then (events or a reason). */
export const given = (...events: OrderEvent[]) => {
  const state = recorded(events).reduce<OrderState>(evolve, initialState);
  return {
    state,
    when: (command: OrderCommand, actor: Actor): OrderEvent[] | string => {
      const decision = decide(command, state, { actor });
      return 'events' in decision ? decision.events : decision.rejection.reason;
    },
  };
};

export const orderId = id(1);
const about = { orderId, customerId: alice.id };
const items = [
  { productId: id(2), productName: 'Jam jar', quantity: 3, price: 125 },
  { productId: id(3), productName: 'Tea towel', quantity: 1, price: 450 },
];

/** One event of every type, of the same order of Alice's. */
export const created = {
  type: 'OrderCreated',
  data: {
    orderId,
    customer: { id: alice.id, name: 'Alice', email: 'alice@example.test' },
    country: null,
    items,
    total: 825,
    currency: 'GBP',
    note: null,
  },
} satisfies OrderEvent;
export const shipped: OrderEvent = {
  type: 'OrderShipped',
  data: { ...about, trackingNumber: 'T-1', carrier: 'Royal Mail' },
};
export const delivered: OrderEvent = { type: 'OrderDelivered', data: about };
export const cancelled: OrderEvent = {
  type: 'OrderCancelled',
  data: { ...about, reason: 'changed-mind', note: null },
};
export const noted: OrderEvent = {
  type: 'NoteAdded',
  data: { ...about, text: 'Leave it at the door', visibility: 'customer' },
};

/** The commands behind those events. */
export const create = {
  type: 'CreateOrder',
  orderId,
  customer: { id: alice.id, name: 'Alice', email: 'alice@example.test' },
  country: null,
  items,
  currency: 'GBP',
  note: null,
} satisfies OrderCommand;
export const cancel: OrderCommand = { type: 'CancelOrder', reason: 'changed-mind', note: null };
export const ship: OrderCommand = {
  type: 'ShipOrder',
  trackingNumber: 'T-1',
  carrier: 'Royal Mail',
};
export const deliver: OrderCommand = { type: 'DeliverOrder' };
export const note: OrderCommand = {
  type: 'AddNote',
  text: 'Leave it at the door',
  visibility: 'customer',
};
