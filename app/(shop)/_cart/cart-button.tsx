'use client';

import { ShoppingCart } from 'lucide-react';
import { IconButton } from '#app/_ui/buttons/icon-button.tsx';
import { CountBubble } from '#app/_ui/count-bubble.tsx';
import { countOf } from '#app/_ui/text/format-number.ts';
import { pieces } from './cart.ts';
import { useCart } from './use-cart.ts';
import { useCartPanel } from './use-cart-panel.ts';

/** Opens the cart; says how many pieces are in it. */
export const CartButton = () => {
  const count = pieces(useCart());
  const { open, setOpen } = useCartPanel();
  return (
    <IconButton
      label={count === 0 ? 'Cart, empty' : `Cart, ${countOf(count, 'item')}`}
      aria-expanded={open}
      onClick={() => setOpen(!open)}
      className="relative"
      icon={
        <>
          <ShoppingCart size={20} />
          <CountBubble count={count} />
        </>
      }
    />
  );
};
