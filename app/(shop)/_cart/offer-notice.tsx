'use client';

import { ShoppingCart } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import { Notice } from '#app/_ui/states/notice.tsx';
import { countOf } from '#app/_ui/text/format-number.ts';
import { type Cart, pieces } from './cart.ts';
import { whyNotMerged } from './merge-carts.ts';
import { answerOffer, readOffer, subscribeOffer } from './offer.ts';

/** Asks what becomes of a filled cart when an order is to be placed again or edited. */
export const OfferNotice = ({ cart }: { cart: Cart }) => {
  const offer = useSyncExternalStore(subscribeOffer, readOffer, () => null);
  if (offer === null) return null;
  const whyNot = whyNotMerged(cart, offer.contents);
  return (
    <Notice
      tone="pending"
      icon={<ShoppingCart />}
      className="mt-3"
      actions={
        <>
          {whyNot === undefined && (
            <Button size="small" onClick={() => answerOffer('add')}>
              Add to cart
            </Button>
          )}
          <Button size="small" onClick={() => answerOffer('replace')}>
            Replace cart
          </Button>
          <Button size="small" onClick={() => answerOffer('leave')}>
            Keep cart as it is
          </Button>
        </>
      }
    >
      <p className="font-medium">
        Your cart holds {countOf(pieces(cart), 'item')} already. Add the{' '}
        {countOf(pieces(offer.contents), 'item')} of {offer.name}?
      </p>
      {whyNot !== undefined && <p>{whyNot}</p>}
    </Notice>
  );
};
