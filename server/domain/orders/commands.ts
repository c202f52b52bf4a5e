import type { CancellationReason, OrderItem } from '#server/contracts/order.ts';

/** Prices and names are the catalogue's at this moment: the caller looks them up. */
export type CreateOrder = {
  type: 'CreateOrder';
  orderId: string;
  customer: { id: string; name: string; email: string } | null;
  country: string | null;
  items: OrderItem[];
  currency: string;
  note: string | null;
};

export type CancelOrder = {
  type: 'CancelOrder';
  reason: CancellationReason;
  note: string | null;
};

export type ShipOrder = { type: 'ShipOrder'; trackingNumber: string; carrier: string | null };

export type DeliverOrder = { type: 'DeliverOrder' };

export type AddNote = { type: 'AddNote'; text: string; visibility: 'internal' | 'customer' };

export type OrderCommand = CreateOrder | CancelOrder | ShipOrder | DeliverOrder | AddNote;
