'use client';
import type { Order, OrderStatus } from '#server/contracts/order.ts';
import type { Page } from '#server/contracts/page.ts';
import type { OrderList } from './order-list.ts';
import { useOrderList } from './use-order-list.ts';

/** The viewer's own orders, newest first. */
export const useMyOrders = (
  { status }: { status?: OrderStatus | undefined },
  initial?: Page<Order>,
): OrderList => useOrderList('own', { status }, initial);
