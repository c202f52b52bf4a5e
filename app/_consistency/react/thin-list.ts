import type { Order } from '#server/contracts/order.ts';
import type { Page } from '#server/contracts/page.ts';
import type { OrderList } from './order-list.ts';

const nothing = () => undefined;

/** Draws only what the server rendered; replaced by the engine's lists. */
export const thinList = (initial?: Page<Order>): OrderList => ({
  orders: (initial?.data ?? []).map((order) => ({ ...order, changes: [] })),
  status: initial === undefined ? 'loading' : 'ready',
  retry: nothing,
  hasMore: false,
  loadMore: nothing,
  loadingMore: false,
  arriving: 0,
  waiting: 0,
  showWaiting: nothing,
  holdArrivals: nothing,
});
