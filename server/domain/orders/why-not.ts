import type { CancelledOrder, DeliveredOrder, PendingOrder, ShippedOrder } from './state.ts';

/** Why an order that is past `pending` cannot be cancelled or shipped, in a sentence. */
export const whyNotPending = (
  state: ShippedOrder | DeliveredOrder | CancelledOrder,
  wanted: 'cancelled' | 'shipped',
): string => {
  switch (state.status) {
    case 'shipped':
      return wanted === 'shipped'
        ? 'The order has been shipped already.'
        : 'The order has been shipped, so it can no longer be cancelled.';
    case 'delivered':
      return `The order has been delivered, so it can no longer be ${wanted}.`;
    case 'cancelled':
      return wanted === 'cancelled'
        ? 'The order has been cancelled already.'
        : 'The order has been cancelled, so it can no longer be shipped.';
    default:
      return state satisfies never;
  }
};

/** Why an order that is not on its way cannot be delivered, in a sentence. */
export const whyNotShipped = (state: PendingOrder | DeliveredOrder | CancelledOrder): string => {
  switch (state.status) {
    case 'pending':
      return 'The order has not been shipped yet.';
    case 'delivered':
      return 'The order has been delivered already.';
    case 'cancelled':
      return 'The order has been cancelled, so it can no longer be delivered.';
    default:
      return state satisfies never;
  }
};
