'use client';

import { useCallback } from 'react';
import type { Order } from '#server/contracts/order.ts';
import { cartFrom } from './cart.ts';
import { changeCart } from './cart-store.ts';
import { useCartPanel } from './use-cart-panel.ts';

/** Puts what an order holds into the cart and opens it; its prices are marked as that order's. */
export const useOrderAgain = (): ((order: Order) => void) => {
  const { setOpen } = useCartPanel();
  return useCallback(
    (order) => {
      changeCart(() => cartFrom(order, { pricesFrom: order.number }));
      setOpen(true);
    },
    [setOpen],
  );
};
