'use client';

import { useEffect } from 'react';
import { useProductsNow } from '#app/_consistency/react/queries/use-products-now.ts';
import type { Cart } from './cart.ts';
import { changeOpenCart } from './offer.ts';
import { repriceCart } from './reprice-cart.ts';

/** Whether the prices in the cart are known to be today's. */
export type PriceCheck = { status: 'checking' | 'checked' | 'failed'; retry: () => void };

/** Looks up what is in an open cart, so that what is confirmed is what it costs. */
export const useTodaysPrices = (cart: Cart): PriceCheck => {
  const { now, status, retry } = useProductsNow(cart.lines.map(({ productId }) => productId));
  useEffect(() => {
    if (now === undefined) return;
    changeOpenCart((before) => repriceCart(before, now.asked, now.products));
  }, [now]);
  return { status, retry };
};
