import { type Cart, emptyCart } from './cart.ts';
import { changeCart, readCart } from './cart-store.ts';
import { mergeCarts } from './merge-carts.ts';

/** Contents for the cart that were asked for while it held something else. */
export type Offer = {
  contents: Cart;
  /** What is offered, for the middle of a sentence: `order 1,042`. */
  name: string;
  /** Called once the contents are in the cart. */
  onTaken?: (() => void) | undefined;
};

let current: Offer | null = null;
const listeners = new Set<() => void>();

const set = (offer: Offer | null) => {
  current = offer;
  for (const listener of listeners) listener();
};

export const subscribeOffer = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const readOffer = (): Offer | null => current;

/** Puts contents into an empty cart; a filled one is not thrown away but asked about. */
export const offerToCart = (offer: Offer): void => {
  if (readCart().lines.length > 0) {
    set(offer);
    return;
  }
  changeCart((before) => ({ ...offer.contents, note: offer.contents.note || before.note }));
  offer.onTaken?.();
};

/** Answers the offer: what is in the cart stays with it, makes way for it, or stays alone. */
export const answerOffer = (answer: 'add' | 'replace' | 'leave'): void => {
  const offer = current;
  set(null);
  if (offer === null || answer === 'leave') return;
  changeCart((before) =>
    answer === 'add' ? mergeCarts(before, offer.contents) : { ...emptyCart, ...offer.contents },
  );
  offer.onTaken?.();
};
