'use client';

import { ShoppingCart } from 'lucide-react';
import { Button } from '#app/_ui/buttons/button.tsx';
import { TextField } from '#app/_ui/fields/text-field.tsx';
import { EmptyState } from '#app/_ui/states/empty-state.tsx';
import { CartLines } from './cart-lines.tsx';
import { CheckoutFoot } from './checkout-foot.tsx';
import type { CheckoutProps } from './checkout-props.ts';
import { GoneLines } from './gone-lines.tsx';
import { OfferNotice } from './offer-notice.tsx';

/** The cart and the checkout in one: lines, note, total, and one button. */
export const Checkout = (props: CheckoutProps) => {
  const { cart, onQuantity, onNote, onLeave } = props;
  const { currency } = cart;
  if (cart.lines.length === 0 || currency === null) {
    return (
      <div className="px-5">
        <GoneLines gone={cart.gone} />
        <EmptyState
          icon={<ShoppingCart />}
          title="Your cart is empty"
          action={<Button onClick={onLeave}>Look around</Button>}
        >
          What you add from the catalogue is kept here, in this browser.
        </EmptyState>
      </div>
    );
  }
  return (
    <>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-5">
        <OfferNotice cart={cart} />
        <GoneLines gone={cart.gone} />
        <CartLines cart={{ ...cart, currency }} onQuantity={onQuantity} />
        <div className="mt-4">
          <TextField
            label="Note for the shop"
            name="note"
            rows={2}
            maxLength={1_000}
            value={cart.note}
            onText={onNote}
          />
        </div>
      </div>
      <CheckoutFoot {...props} currency={currency} />
    </>
  );
};
