'use client';
import type { Order } from '#server/contracts/order.ts';
import type { Page } from '#server/contracts/page.ts';
import type { AdminOrderFilter } from '../core/order-filter.ts';
import type { OrderList } from './order-list.ts';
import { useOrderList } from './use-order-list.ts';

/** Everybody's orders, filtered and sorted as asked. */
export const useAdminOrders = (filter: AdminOrderFilter, initial?: Page<Order>): OrderList =>
  useOrderList('all', filter, initial);
