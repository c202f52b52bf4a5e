import * as z from 'zod/mini';
import { uuid } from '#server/contracts/identifiers.ts';
import { currency, type OrderItem, orderItem } from '#server/contracts/order.ts';

/** What the server takes in one order. */
export const maxLines = 100;
export const maxQuantity = 10_000;

const cartLine = z.extend(orderItem, {
  quantity: z.int().check(z.minimum(1), z.maximum(maxQuantity)),
  /** What one piece cost when it was last in sight, where today's price is another. */
  was: z.optional(z.int().check(z.minimum(0))),
});
export type CartLine = z.infer<typeof cartLine>;

/** The ids under which a cart is placed. */
export const cartKeys = z.object({ orderId: uuid, commandId: uuid });

/**
 * What somebody is about to order. `keys` are the ids under which it is placed: made when the
 * checkout opens and kept with the contents, so that a double click, two tabs or a reload place
 * one order; other contents get other keys. `pricesFrom` is the number of an earlier order whose
 * prices the lines still carry: they are looked up before it can be placed. `gone` are the lines
 * that were left out because the shop no longer sells them.
 */
export const cart = z.object({
  lines: z.array(cartLine).check(z.maxLength(maxLines)),
  currency: z.nullable(currency),
  note: z.string().check(z.maxLength(1_000)),
  keys: z.nullable(cartKeys),
  pricesFrom: z.nullable(z.int()),
  gone: z._default(z.array(orderItem).check(z.maxLength(maxLines)), []),
});
export type Cart = z.infer<typeof cart>;

export const emptyCart: Cart = {
  lines: [],
  currency: null,
  note: '',
  keys: null,
  pricesFrom: null,
  gone: [],
};

/** How many pieces are in the cart. */
export const pieces = ({ lines }: Pick<Cart, 'lines'>): number =>
  lines.reduce((sum, line) => sum + line.quantity, 0);

/** What it comes to, in minor units. */
export const cartTotal = ({ lines }: { lines: readonly OrderItem[] }): number =>
  lines.reduce((sum, line) => sum + line.price * line.quantity, 0);

/** What it came to at the prices that were last in sight, what is no longer sold included. */
export const earlierTotal = ({ lines, gone }: Pick<Cart, 'lines' | 'gone'>): number =>
  cartTotal({
    lines: [...lines.map((line) => ({ ...line, price: line.was ?? line.price })), ...gone],
  });

export const quantityOf = ({ lines }: Cart, productId: string): number =>
  lines.find((line) => line.productId === productId)?.quantity ?? 0;

/** Why no piece of a product can be put beside what else is in the cart; undefined when it can. */
export const whyNotAdded = (
  { lines, currency: cartCurrency }: Cart,
  product: { productId: string; currency: string },
): string | undefined => {
  const others = lines.filter(({ productId }) => productId !== product.productId).length;
  if (others > 0 && cartCurrency !== product.currency) {
    return `The cart is in ${cartCurrency}, and one order holds one currency`;
  }
  return others >= maxLines ? `The cart is full: ${maxLines} products` : undefined;
};

/**
 * Sets how many of a product are in the cart, at the product's present price; 0 takes it out. What
 * `whyNotAdded` speaks against leaves the cart as it is.
 */
export const withQuantity = (
  before: Cart,
  product: Omit<OrderItem, 'quantity'> & { currency: string },
  wanted: number,
): Cart => {
  const { currency: of, productId, productName, price } = product;
  const quantity = Math.min(Math.max(Math.trunc(wanted), 0), maxQuantity);
  const known = before.lines.find((other) => other.productId === productId);
  if (quantity === 0 ? !known : whyNotAdded(before, product) !== undefined) return before;
  const line = { productId, productName, price, quantity, ...earlier(known?.was, price) };
  const lines = known
    ? before.lines
        .map((other) => (other.productId === productId ? line : other))
        .filter((other) => other.quantity > 0)
    : [...before.lines, line];
  if (lines.length === 0) return { ...emptyCart, note: before.note };
  return { ...before, lines, currency: quantity === 0 ? before.currency : of, keys: null };
};

export const withNote = (before: Cart, note: string): Cart =>
  note === before.note ? before : { ...before, note: note.slice(0, 1_000), keys: null };

/** A line's earlier price, if it is another one. */
export const earlier = (was: number | undefined, price: number): Pick<CartLine, 'was'> =>
  was === undefined || was === price ? {} : { was };

/** A cart with the contents of an order; lines of one product at several prices become one. */
export const cartFrom = (
  order: { items: readonly OrderItem[]; currency: string },
  extra: { note?: string | null; pricesFrom?: number } = {},
): Cart => {
  const lines = new Map<string, OrderItem>();
  for (const item of order.items) {
    const quantity = Math.min(
      item.quantity + (lines.get(item.productId)?.quantity ?? 0),
      maxQuantity,
    );
    if (lines.size < maxLines || lines.has(item.productId)) {
      lines.set(item.productId, { ...item, quantity });
    }
  }
  return {
    ...emptyCart,
    lines: [...lines.values()],
    currency: order.currency,
    note: extra.note ?? '',
    pricesFrom: extra.pricesFrom ?? null,
  };
};
