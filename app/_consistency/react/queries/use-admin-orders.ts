'use client';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import type { AdminOrderPage } from '#server/contracts/order-queries.ts';
import type { OrderList } from './order-list.ts';
import { useOrderList } from './use-order-list.ts';

/** Everybody's orders, filtered and sorted as asked. */
export const useAdminOrders = (filter: AdminOrderFilter, initial?: AdminOrderPage): OrderList =>
  useOrderList('all', filter, initial);

/** Everybody's orders beside a page's own content: none is held back, wherever the page is scrolled. */
export const useAdminOrdersAtOnce = (filter: AdminOrderFilter): OrderList =>
  useOrderList('all', filter, undefined, false);
