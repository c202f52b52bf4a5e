import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import type { DecisionBasis } from '#app/_consistency/core/pending/decision-basis.ts';
import { newId } from '#app/_consistency/react/commands/new-id.ts';
import type { OrderItem, OrderStatus } from '#server/contracts/order.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import type { OrderCommand } from '#server/domain/orders/commands.ts';
import { pick } from '../plan/create-random.ts';
import type { Operation } from '../plan/plan-operations.ts';

/** A command, the order that it is for, and what was on screen when it was decided, as buttons tell it. */
export type Chosen = { orderId: string; command: OrderCommand; seen?: DecisionBasis };

/** One in so many is tried where the screen would not offer it, to be refused. */
const misfit = 0.08;

/** What an operation means for the orders that are on screen; undefined when none of them fits. */
export const chooseCommand = (
  { kind, which, what }: Operation,
  viewer: Viewer,
  orders: readonly DrawnOrder[],
  products: readonly OrderItem[],
): Chosen | undefined => {
  const among = (status: OrderStatus) =>
    pick(what < misfit ? orders : orders.filter((order) => order.status === status), which);
  const on = (order: DrawnOrder | undefined, command: OrderCommand) =>
    order && { orderId: order.id, command, seen: order.seen };
  switch (kind) {
    case 'place':
      return place(viewer, products, which, what);
    case 'cancel': {
      const reason = viewer.role === 'admin' ? 'out-of-stock' : 'changed-mind';
      return on(among('pending'), { type: 'CancelOrder', reason, note: null });
    }
    case 'ship':
      return on(among('pending'), { type: 'ShipOrder', trackingNumber: 'T1', carrier: 'Post' });
    case 'deliver':
      return on(among('shipped'), { type: 'DeliverOrder' });
    case 'note': {
      const visibility = viewer.role === 'admin' && what < 0.5 ? 'internal' : 'customer';
      const order = pick(orders, which);
      const text = `Note ${what}`;
      return order && { orderId: order.id, command: { type: 'AddNote', text, visibility } };
    }
    default:
      return undefined;
  }
};

const place = (
  { id, name, email }: Viewer,
  products: readonly OrderItem[],
  which: number,
  what: number,
): Chosen => {
  const orderId = newId();
  const first = Math.floor(which * products.length);
  const items = products
    .slice(first, first + 1 + Math.floor(what * 3))
    .map((item) => ({ ...item, quantity: 1 + Math.floor(what * 9) }));
  const command = { orderId, customer: { id, name, email }, country: null, items, currency: 'GBP' };
  return { orderId, command: { type: 'CreateOrder', ...command, note: null } };
};
