import type { Order } from '#server/contracts/order.ts';

/** The last thing that happened to an order: what, when, and by whom where the state tells. */
export type WhatChanged = { word: string; at: string; by?: string };

/** What made an order what it is now; undefined while it is as it was placed. */
export const whatChanged = (order: Order): WhatChanged | undefined => {
  switch (order.status) {
    case 'pending':
      return undefined;
    case 'shipped':
      return order.shippedAt === null
        ? undefined
        : { word: 'shipped', at: order.shippedAt, by: 'the warehouse' };
    case 'delivered':
      return order.deliveredAt === null
        ? undefined
        : { word: 'delivered', at: order.deliveredAt, by: 'the warehouse' };
    case 'cancelled':
      return order.cancelledAt === null ? undefined : { word: 'cancelled', at: order.cancelledAt };
    default:
      return order.status satisfies never;
  }
};
