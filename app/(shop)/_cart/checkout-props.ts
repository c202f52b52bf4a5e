import type { Role } from '#server/contracts/roles.ts';
import type { Cart, CartLine } from './cart.ts';
import type { PriceCheck } from './use-todays-prices.ts';

/** What the checkout shows and tells. */
export type CheckoutProps = {
  cart: Cart;
  prices: PriceCheck;
  role: Role | undefined;
  signInHref: string;
  onQuantity: (line: CartLine, quantity: number) => void;
  onNote: (note: string) => void;
  onPlace: () => void;
  onLeave: () => void;
};
