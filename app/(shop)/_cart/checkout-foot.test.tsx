import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { emptyCart } from './cart.ts';
import { CheckoutFoot } from './checkout-foot.tsx';

const nothing = () => undefined;
const said = (pricesFrom: number) =>
  renderToStaticMarkup(
    <CheckoutFoot
      {...{
        cart: { ...emptyCart, pricesFrom },
        currency: 'GBP',
        role: 'customer',
        signInHref: '/',
      }}
      {...{ onQuantity: nothing, onNote: nothing, onPlace: nothing, onLeave: nothing }}
      prices={{ status: 'failed', retry: nothing }}
    />,
  );

it('prices of an order that has no number yet are not said to be of order 0', () => {
  expect(said(0)).toContain('Prices as in your last order.');
  expect(said(1_042)).toContain('Prices as in order 1,042.');
});
