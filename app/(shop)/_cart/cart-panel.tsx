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

/** The cart at the edge of every shop page. Placing the order leads to its page at once. */
export const CartPanel = () => {
  const cart = useCart();
  const { open, setOpen } = useCartPanel();
  const viewer = useViewer();
  const router = useRouter();
  const { place } = useCommands();
  const signInHref = signInPath(`${usePathname()}?cart=open`);
  const keyless = cart.keys === null && cart.lines.length > 0;
  useEffect(() => {
    if (open && keyless) openCheckout();
  }, [open, keyless]);
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
    // The order is drawn here and now, see ShopBody; no page has to come from the server first.
    window.history.pushState(null, '', `/orders/${taken.keys.orderId}`);
    window.scrollTo({ top: 0 });
    document.getElementById('main')?.focus();
  };
  return (
    <SidePanel open={open} onOpen={setOpen} title="Cart">
      {open && (
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
      )}
    </SidePanel>
  );
};
