import type { CancellationReason, OrderItem } from '#server/contracts/order.ts';

type Placed = {
  id: string;
  number: number;
  customer: { id: string; name: string; email: string } | null;
  country: string | null;
  items: OrderItem[];
  total: number;
  currency: string;
  createdAt: string;
  version: number;
  position: number;
  commandIds: string[];
};

type Shipment = { shippedAt: string; trackingNumber: string; carrier: string | null };

export type PendingOrder = Placed & { status: 'pending' };
export type ShippedOrder = Placed & Shipment & { status: 'shipped' };
export type DeliveredOrder = Placed & Shipment & { status: 'delivered'; deliveredAt: string };
export type CancelledOrder = Placed & {
  status: 'cancelled';
  cancelledAt: string;
  cancellationReason: CancellationReason;
};

export type PlacedOrder = PendingOrder | ShippedOrder | DeliveredOrder | CancelledOrder;

/** An order in whatever status it is; `absent` before it was placed. */
export type OrderState = { status: 'absent' } | PlacedOrder;

/** How every later event of an order names it and whose it is; null for a guest's. */
export const orderRef = ({ id, customer }: PlacedOrder) => ({
  orderId: id,
  customerId: customer?.id ?? null,
});

export const initialState: OrderState = { status: 'absent' };
