'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useCommands } from '#app/_consistency/react/commands/use-commands.ts';
import { useSignInPath } from '#app/_session/sign-in/use-sign-in-path.ts';
import { useViewer } from '#app/_session/viewer/viewer-context.tsx';
import { showPlacedOrder } from '../_frame/placed-order.ts';
import { withNote, withQuantity } from './cart.ts';
import { changeCart, openCheckout, takeCart } from './cart-store.ts';
import { Checkout } from './checkout.tsx';
import { changeOpenCart } from './offer.ts';
import { orderFromCart } from './order-from-cart.ts';
import { useCart } from './use-cart.ts';
import { useTodaysPrices } from './use-todays-prices.ts';

/** What is in the cart while it is open. Placing the order leads to its page at once. */
export const OpenCart = ({ onLeave }: { onLeave: () => void }) => {
  const cart = useCart();
  const viewer = useViewer();
  const router = useRouter();
  const { place } = useCommands();
  const prices = useTodaysPrices(cart);
  const pathname = usePathname();
  const signInHref = useSignInPath();
  const keyless = cart.keys === null && cart.lines.length > 0;
  useEffect(() => {
    if (keyless) openCheckout();
  }, [keyless]);
  const placeOrder = () => {
    const taken = takeCart(viewer?.id ?? '');
    const order = taken && orderFromCart(taken);
    // Another tab was quicker: what it placed is in the list.
    if (taken === undefined || order === undefined) return router.push('/orders');
    place(order);
    // The order is drawn here and now, see ShopBody; no page has to come from the server first.
    showPlacedOrder(taken.keys.orderId, pathname);
    window.history.pushState(null, '', `/orders/${taken.keys.orderId}`);
    window.scrollTo({ top: 0 });
    document.getElementById('main')?.focus();
  };
  return (
    <Checkout
      cart={cart}
      prices={prices}
      role={viewer?.role}
      signInHref={signInHref}
      onQuantity={(line, quantity) =>
        changeOpenCart((before) =>
          withQuantity(before, { ...line, currency: before.currency ?? 'GBP' }, quantity),
        )
      }
      onNote={(note) => changeCart((before) => withNote(before, note))}
      onPlace={placeOrder}
      onLeave={onLeave}
    />
  );
};
