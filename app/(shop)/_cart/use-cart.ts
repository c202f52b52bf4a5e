'use client';

import { useSyncExternalStore } from 'react';
import { type Cart, emptyCart } from './cart.ts';
import { readCart, subscribeCart } from './cart-store.ts';

/** The cart of this browser, in step with its other tabs. */
export const useCart = (): Cart => useSyncExternalStore(subscribeCart, readCart, () => emptyCart);
