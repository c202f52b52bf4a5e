import type { ChangeState } from '#app/_consistency/core/drawing/change.ts';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';

const onItsWay = new Set<ChangeState>(['sending', 'saved', 'unknown', 'unsent']);

/** Whether a change of this order has not reached the views yet. */
export const isPending = (order: Pick<DrawnOrder, 'changes'>): boolean =>
  order.changes.some((change) => onItsWay.has(change.state));

/** The attributes of the one element that stands for an order on a screen. */
export const orderData = (order: DrawnOrder) => ({
  'data-order-id': order.id,
  'data-version': order.version,
  'data-status': order.status,
  'data-pending': isPending(order),
});
