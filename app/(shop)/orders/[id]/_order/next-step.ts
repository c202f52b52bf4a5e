import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { isPending } from '#app/_orders/order-data.ts';
import { orderName } from '#app/_orders/order-name.ts';

/** What an order is at, in large, and what happens next, in a sentence. */
export const nextStep = (order: DrawnOrder): { now: string; next: string } => {
  switch (order.status) {
    case 'pending':
      if (order.number === 0) {
        return isPending(order)
          ? { now: 'Placing your order', next: 'It gets its number in a moment.' }
          : { now: 'Not placed', next: 'The shop did not take this order. See why below.' };
      }
      return {
        now: 'We have your order',
        next: 'The warehouse packs it next. Until it ships you can cancel.',
      };
    case 'shipped':
      return {
        now: `${orderName(order)} is on its way`,
        next: 'It has left the warehouse and is with the carrier.',
      };
    case 'delivered':
      return { now: 'Delivered', next: 'It has arrived. We hope that all is as it should be.' };
    case 'cancelled':
      return { now: 'Cancelled', next: 'Nothing will be sent. You can order the same again.' };
    default:
      return order.status satisfies never;
  }
};
