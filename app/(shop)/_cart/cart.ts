import { z } from 'zod';
import { uuid } from '#server/contracts/identifiers.ts';
import { currency, type OrderItem, orderItem } from '#server/contracts/order.ts';

/** What the server takes in one order. */
export const maxLines = 100;
export const maxQuantity = 10_000;

/**
 * What somebody is about to order. `keys` are the ids under which it is placed: made when the
 * checkout opens and kept with the contents, so that a double click, two tabs or a reload place
 * one order; other contents get other keys. `pricesFrom` is the number of an earlier order whose
 * prices the lines still carry.
 */
export const cart = z.object({
  lines: z.array(orderItem.extend({ quantity: z.int().min(1).max(maxQuantity) })).max(maxLines),
  currency: currency.nullable(),
  note: z.string().max(1_000),
  keys: z.object({ orderId: uuid, commandId: uuid }).nullable(),
  pricesFrom: z.int().nullable(),
});
export type Cart = z.infer<typeof cart>;

export const emptyCart: Cart = {
  lines: [],
  currency: null,
  note: '',
  keys: null,
  pricesFrom: null,
};

/** How many pieces are in the cart. */
export const pieces = ({ lines }: Cart): number =>
  lines.reduce((sum, line) => sum + line.quantity, 0);

/** What it comes to, in minor units. */
export const cartTotal = ({ lines }: Pick<Cart, 'lines'>): number =>
  lines.reduce((sum, line) => sum + line.price * line.quantity, 0);

export const quantityOf = ({ lines }: Cart, productId: string): number =>
  lines.find((line) => line.productId === productId)?.quantity ?? 0;

/** Sets how many of a product are in the cart, at the product's present price; 0 takes it out. */
export const withQuantity = (
  before: Cart,
  product: Omit<OrderItem, 'quantity'> & { currency: string },
  wanted: number,
): Cart => {
  const { currency: of, productId, productName, price } = product;
  const quantity = Math.min(Math.max(Math.trunc(wanted), 0), maxQuantity);
  const line = { productId, productName, price, quantity };
  const known = before.lines.some((other) => other.productId === productId);
  if (!known && (quantity === 0 || before.lines.length >= maxLines)) return before;
  const lines = known
    ? before.lines
        .map((other) => (other.productId === productId ? line : other))
        .filter((other) => other.quantity > 0)
    : [...before.lines, line];
  if (lines.length === 0) return { ...emptyCart, note: before.note };
  return { ...before, lines, currency: of, keys: null };
};

export const withNote = (before: Cart, note: string): Cart =>
  note === before.note ? before : { ...before, note: note.slice(0, 1_000), keys: null };

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
    lines: [...lines.values()],
    currency: order.currency,
    note: extra.note ?? '',
    keys: null,
    pricesFrom: extra.pricesFrom ?? null,
  };
};
