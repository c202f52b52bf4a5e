'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useCommands } from '#app/_consistency/react/use-commands.ts';
import { signInPath } from '#app/_session/safe-next.ts';
import { useViewer } from '#app/_session/viewer-context.tsx';
import { SidePanel } from '#app/_ui/side-panel.tsx';
import { withNote, withQuantity } from './cart.ts';
import { changeCart, openCheckout, takeCart } from './cart-store.ts';
import { Checkout } from './checkout.tsx';
import { useCart } from './use-cart.ts';
import { useCartPanel } from './use-cart-panel.ts';

/** Quantities are clicked up in a row; only what is still there after this long is looked at. */
const settled = 400;

/** The cart at the edge of every shop page. Placing the order leads to its page at once. */
export const CartPanel = () => {
  const cart = useCart();
  const { open, setOpen } = useCartPanel();
  const viewer = useViewer();
  const router = useRouter();
  const { place } = useCommands();
  const signInHref = signInPath(`${usePathname()}?cart=open`);
  const orderId = cart.keys?.orderId;
  const keyless = cart.keys === null && cart.lines.length > 0;
  useEffect(() => {
    if (open && keyless) openCheckout();
  }, [open, keyless]);
  useEffect(() => {
    if (!open || orderId === undefined) return;
    // The page of the order is at hand before the button is pressed.
    const timer = setTimeout(() => router.prefetch(`/orders/${orderId}`), settled);
    return () => clearTimeout(timer);
  }, [open, orderId, router]);
  const placeOrder = () => {
    const taken = takeCart();
    if (taken === undefined || taken.currency === null) return router.push('/orders');
    const note = taken.note.trim();
    place({
      ...taken.keys,
      items: taken.lines,
      currency: taken.currency,
      ...(note !== '' && { note }),
    });
    router.push(`/orders/${taken.keys.orderId}`);
  };
  return (
    <SidePanel open={open} onOpen={setOpen} title="Cart">
      <Checkout
        cart={cart}
        role={viewer?.role}
        signInHref={signInHref}
        onQuantity={(line, quantity) =>
          changeCart((before) =>
            withQuantity(before, { ...line, currency: before.currency ?? 'GBP' }, quantity),
          )
        }
        onNote={(note) => changeCart((before) => withNote(before, note))}
        onPlace={placeOrder}
        onLeave={() => setOpen(false)}
      />
    </SidePanel>
  );
};
