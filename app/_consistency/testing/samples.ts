import type { Viewer } from '#server/contracts/roles.ts';
import type { OrderCommand } from '#server/domain/orders/commands.ts';
import type { PendingCommand } from '../core/pending/pending-command.ts';

export const shopper: Viewer = {
  id: 'shopper',
  name: 'Ada Shopper',
  email: 'ada@shop.test',
  role: 'customer',
};
export const admin: Viewer = {
  id: 'admin',
  name: 'Wes Admin',
  email: 'wes@shop.test',
  role: 'admin',
};

export const stranger: Viewer = {
  id: 'stranger',
  name: 'Cy Stranger',
  email: 'cy@shop.test',
  role: 'customer',
};

/** A UUID that says which one it is. */
export const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const createOrder = (orderId: string): OrderCommand => ({
  type: 'CreateOrder',
  orderId,
  customer: { id: shopper.id, name: shopper.name, email: shopper.email },
  country: null,
  items: [{ productId: id(900), productName: 'Lantern', quantity: 2, price: 495 }],
  currency: 'GBP',
  note: null,
});
export const cancelOrder: OrderCommand = {
  type: 'CancelOrder',
  reason: 'changed-mind',
  note: null,
};
export const shipOrder: OrderCommand = { type: 'ShipOrder', trackingNumber: 'T1', carrier: null };
export const addNote: OrderCommand = { type: 'AddNote', text: 'Hello', visibility: 'customer' };

export const queued = (
  commandId: string,
  orderId: string,
  command: OrderCommand,
  n = 1,
): PendingCommand => ({
  commandId,
  orderId,
  command,
  n,
  at: 1_000,
  state: 'queued',
  tries: 1,
  attempts: 0,
});

/** How far a browser had come: `shownPosition` in views, `knownPosition` in all, and no row beyond. */
export const comeTo = (epoch: string, knownPosition: number, shownPosition = knownPosition) => ({
  epoch,
  knownPosition,
  shownPosition,
  rowsAheadOfViews: [],
});
