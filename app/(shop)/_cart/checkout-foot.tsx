'use client';

import type { ReactNode } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import { ButtonLink } from '#app/_ui/buttons/button-link.tsx';
import { formatNumber } from '#app/_ui/text/format-number.ts';
import { Money } from '#app/_ui/text/money.tsx';
import { cartTotal, earlierTotal } from './cart.ts';
import type { CheckoutProps } from './checkout-props.ts';

type Props = CheckoutProps & { currency: string };

/** What it comes to, against what it came to, and the one button. */
export const CheckoutFoot = (props: Props) => {
  const { cart, currency } = props;
  const total = cartTotal(cart);
  const before = earlierTotal(cart);
  return (
    <div className="shrink-0 border-t px-5 pt-4 pb-5">
      <p className="flex items-baseline justify-between font-semibold">
        <span>Total</span>
        <Money amount={total} currency={currency} className="text-lg" />
      </p>
      {cart.pricesFrom === null && before !== total && (
        <p className="mt-1 flex items-baseline justify-between text-muted text-sm">
          <span>
            {cart.gone.length > 0 ? 'Earlier, with what is left out' : 'At the earlier prices'}
          </span>
          <Money amount={before} currency={currency} />
        </p>
      )}
      <UncheckedPrices {...props} />
      <div className="mt-4 grid">
        <Placing {...props} />
      </div>
    </div>
  );
};

/** While the lines carry an earlier order's prices: what is being done about it. */
const UncheckedPrices = ({ cart, prices }: Props) => {
  if (cart.pricesFrom === null) return null;
  // An order has its number once the shop has accepted it, and may be ordered again before.
  const which =
    cart.pricesFrom === 0 ? 'your last order' : `order ${formatNumber(cart.pricesFrom)}`;
  const from = `Prices as in ${which}.`;
  if (prices.status !== 'failed') {
    return <p className="mt-1 text-muted text-sm">{from} Looking up today’s prices…</p>;
  }
  return (
    <div role="alert" className="mt-1 text-sm">
      <p>
        {from} Today’s could not be loaded, so the order cannot be placed yet. Your cart is kept.
      </p>
      <Button size="small" onClick={prices.retry} className="mt-2">
        Try again
      </Button>
    </div>
  );
};

const Placing = ({ cart, role, signInHref, onPlace }: Props): ReactNode => {
  switch (role) {
    case undefined:
      return (
        <ButtonLink kind="primary" size="large" href={signInHref}>
          Sign in to place the order
        </ButtonLink>
      );
    case 'support':
    case 'fulfilment':
    case 'admin':
      return (
        <p className="text-muted text-sm">
          You are signed in as {role === 'admin' ? 'an admin' : role}. Orders are placed by
          customers.
        </p>
      );
    case 'customer':
      return (
        <Button kind="primary" size="large" onClick={onPlace} disabled={cart.pricesFrom !== null}>
          Place order
        </Button>
      );
    default:
      return role satisfies never;
  }
};
