import { newId } from '#app/_consistency/react/commands/new-id.ts';
import { createListeners } from '#app/_ui/create-listeners.ts';
import { type Cart, cart, emptyCart } from './cart.ts';
import { forgetPlacingOf, keepPlacing } from './placing-store.ts';

const key = 'evenkeel.cart';
let current: Cart | undefined;
/** What is stored is older than what is here: it could not be written. */
let isUnwritten = false;

const parse = (stored: string | null): Cart => {
  if (stored === null) return emptyCart;
  try {
    return cart.safeParse(JSON.parse(stored)).data ?? emptyCart;
  } catch {
    return emptyCart;
  }
};

const load = (): Cart => {
  try {
    const stored = parse(window.localStorage.getItem(key));
    return isUnwritten ? (current ?? stored) : stored;
  } catch {
    // Storage may be forbidden altogether, or full; the cart then lives as long as the page.
    return current ?? emptyCart;
  }
};

const onStorage = (event: StorageEvent) => {
  if (event.key !== key && event.key !== null) return;
  current = parse(event.newValue);
  tell();
};

/** Other tabs may have changed it while nothing here listened to them. */
const catchUp = () => {
  if (current === undefined) return;
  const stored = load();
  if (JSON.stringify(stored) !== JSON.stringify(current)) current = stored;
};

const [subscribe, tell] = createListeners(() => {
  window.addEventListener('storage', onStorage);
  catchUp();
  return () => window.removeEventListener('storage', onStorage);
});

/** Tells of changes, those of other tabs included. */
export const subscribeCart = subscribe;

/** The cart of this browser; the same object until it changes. */
export const readCart = (): Cart => {
  current ??= load();
  return current;
};

/** Changes the cart as it is stored now, so that two tabs do not undo each other. */
export const changeCart = (change: (before: Cart) => Cart): void => {
  current = change(load());
  try {
    window.localStorage.setItem(key, JSON.stringify(current));
    isUnwritten = false;
  } catch {
    isUnwritten = true;
  }
  tell();
};

const clearCart = (): void => changeCart(() => emptyCart);

/** Forgets what is in it, and what is being placed out of it, when whose cart it is signs out. */
export const forgetCartOf = (viewerId: string): void => {
  clearCart();
  forgetPlacingOf(viewerId);
};

/** Gives the contents their keys, if they have none yet. */
export const openCheckout = (): void => {
  if (readCart().lines.length === 0 || readCart().keys !== null) return;
  changeCart((before) => ({
    ...before,
    keys: before.keys ?? { orderId: newId(), commandId: newId() },
  }));
};

/**
 * Empties the cart and hands over what was in it, under its keys; undefined when another tab was
 * quicker. What was taken is kept apart until it is known to be safe elsewhere.
 */
export const takeCart = (
  viewerId: string,
): (Cart & { keys: NonNullable<Cart['keys']> }) | undefined => {
  openCheckout();
  const taken = load();
  if (taken.lines.length === 0 || taken.keys === null) return undefined;
  const placing = { ...taken, keys: taken.keys };
  keepPlacing({ ...placing, viewerId });
  clearCart();
  return placing;
};
