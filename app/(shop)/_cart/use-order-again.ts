'use client';

import { useCallback } from 'react';
import { orderName } from '#app/_orders/order-name.ts';
import type { Order } from '#server/contracts/order.ts';
import { cartFrom } from './cart.ts';
import { offerToCart } from './offer.ts';
import { useCartPanel } from './use-cart-panel.ts';

/** Puts what an order holds into the cart and opens it; its prices are compared with today's there. */
export const useOrderAgain = (): ((order: Order) => void) => {
  const { setOpen } = useCartPanel();
  return useCallback(
    (order) => {
      const contents = cartFrom(order, { pricesFrom: order.number });
      offerToCart({ contents, name: orderName(order).toLowerCase() });
      setOpen(true);
    },
    [setOpen],
  );
};
