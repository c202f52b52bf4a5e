'use client';

import { ShoppingCart } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { ButtonLink } from '#app/_ui/button-link.tsx';
import { EmptyState } from '#app/_ui/empty-state.tsx';
import { formatNumber } from '#app/_ui/format-number.ts';
import { Money } from '#app/_ui/money.tsx';
import { TextField } from '#app/_ui/text-field.tsx';
import type { Role } from '#server/contracts/roles.ts';
import { type Cart, cartTotal } from './cart.ts';
import { CartLines } from './cart-lines.tsx';

type Props = {
  cart: Cart;
  role: Role | undefined;
  signInHref: string;
  onQuantity: (line: Cart['lines'][number], quantity: number) => void;
  onNote: (note: string) => void;
  onPlace: () => void;
  onLeave: () => void;
};

/** The cart and the checkout in one: lines, note, total, and one button. */
export const Checkout = (props: Props) => {
  const { cart, onQuantity, onNote, onLeave } = props;
  const { currency } = cart;
  if (cart.lines.length === 0 || currency === null) {
    return (
      <EmptyState
        icon={<ShoppingCart />}
        title="Your cart is empty"
        action={<Button onClick={onLeave}>Look around</Button>}
      >
        What you add from the catalogue is kept here, in this browser.
      </EmptyState>
    );
  }
  return (
    <>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-5">
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
      <div className="shrink-0 border-t px-5 pt-4 pb-5">
        <p className="flex items-baseline justify-between font-semibold">
          <span>Total</span>
          <Money amount={cartTotal(cart)} currency={currency} className="text-lg" />
        </p>
        {cart.pricesFrom !== null && (
          <p className="mt-1 text-muted text-sm">
            Prices as in order {formatNumber(cart.pricesFrom)}. The order is placed at today’s
            prices, which may differ.
          </p>
        )}
        <div className="mt-4 grid">
          <Placing {...props} />
        </div>
      </div>
    </>
  );
};

const Placing = ({ role, signInHref, onPlace }: Props): ReactNode => {
  switch (role) {
    case undefined:
      return (
        <ButtonLink kind="primary" size="large" href={signInHref}>
          Sign in to place the order
        </ButtonLink>
      );
    case 'admin':
      return (
        <p className="text-muted text-sm">
          You are signed in as an admin. Orders are placed by customers.
        </p>
      );
    case 'customer':
      return (
        <Button kind="primary" size="large" onClick={onPlace}>
          Place order
        </Button>
      );
    default:
      return role satisfies never;
  }
};
