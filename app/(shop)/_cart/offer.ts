import { createListeners } from '#app/_ui/create-listeners.ts';
import { type Cart, emptyCart } from './cart.ts';
import { changeCart, readCart, subscribeCart } from './cart-store.ts';
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
const [subscribe, tell] = createListeners();

let unfollow = () => {};

const set = (offer: Offer | null) => {
  unfollow();
  // It is about what the cart holds now: an order that is placed, a viewer who signs out and another
  // tab take that away, and the next cart is not asked about.
  unfollow = offer === null ? () => {} : subscribeCart(() => isEmpty() && set(null));
  current = offer;
  tell();
};

export const subscribeOffer = subscribe;

export const readOffer = (): Offer | null => current;

/** Puts contents into an empty cart; a filled one is not thrown away but asked about. */
export const offerToCart = (offer: Offer): void => {
  if (isEmpty()) fill(offer);
  else set(offer);
};

/**
 * Changes the cart that is open: where nothing is left beside the question, it has answered itself,
 * and what was offered comes in. Names of what is no longer sold stay in sight.
 */
export const changeOpenCart = (change: (before: Cart) => Cart): void => {
  const offer = current;
  changeCart(change);
  if (offer !== null && isEmpty()) fill(offer, readCart().gone);
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

const isEmpty = (): boolean => readCart().lines.length === 0;

const fill = ({ contents, onTaken }: Offer, gone = contents.gone): void => {
  changeCart((before) => ({ ...contents, note: contents.note || before.note, gone }));
  onTaken?.();
};
