import type { Order } from '#server/contracts/order.ts';
import type { PlacedOrder } from './state.ts';

/** An order without what depends on who looks at it. */
export type OrderView = Omit<Order, 'allowedActions'>;

const notYet = {
  cancelledAt: null,
  cancellationReason: null,
  shippedAt: null,
  trackingNumber: null,
  carrier: null,
  deliveredAt: null,
} as const;

/** The flat, nullable form in which an order travels and is stored as a row. */
export const toView = ({ customer, ...state }: PlacedOrder): OrderView => ({
  ...notYet,
  ...state,
  customerId: customer?.id ?? null,
  customerName: customer?.name ?? null,
  customerEmail: customer?.email ?? null,
  staleSince: null,
});

/** The state behind a view; the inverse of `toView`. Throws when the view contradicts its status. */
export const fromView = (view: OrderView): PlacedOrder => {
  const placed = {
    id: view.id,
    number: view.number,
    customer:
      view.customerId === null
        ? null
        : { id: view.customerId, name: view.customerName ?? '', email: view.customerEmail ?? '' },
    country: view.country,
    items: view.items,
    total: view.total,
    currency: view.currency,
    createdAt: view.createdAt,
    version: view.version,
    position: view.position,
    commandIds: view.commandIds,
  };
  const known = <Value>(value: Value | null, field: string): Value => {
    if (value === null) throw new TypeError(`Order ${view.id} is ${view.status} without ${field}`);
    return value;
  };
  const shipment = () => ({
    shippedAt: known(view.shippedAt, 'shippedAt'),
    trackingNumber: known(view.trackingNumber, 'trackingNumber'),
    carrier: view.carrier,
  });
  switch (view.status) {
    case 'pending':
      return { ...placed, status: 'pending' };
    case 'shipped':
      return { ...placed, ...shipment(), status: 'shipped' };
    case 'delivered':
      return {
        ...placed,
        ...shipment(),
        status: 'delivered',
        deliveredAt: known(view.deliveredAt, 'deliveredAt'),
      };
    case 'cancelled':
      return {
        ...placed,
        status: 'cancelled',
        cancelledAt: known(view.cancelledAt, 'cancelledAt'),
        cancellationReason: known(view.cancellationReason, 'cancellationReason'),
      };
    default:
      return view.status satisfies never;
  }
};
