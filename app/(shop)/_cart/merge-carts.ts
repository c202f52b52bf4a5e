import { type Cart, type CartLine, earlier, maxLines, maxQuantity } from './cart.ts';

/** Why the contents of two carts cannot be one order; undefined when they can. */
export const whyNotMerged = (before: Cart, contents: Cart): string | undefined => {
  if (before.currency !== contents.currency) {
    return 'They are priced in another currency than what is in your cart.';
  }
  const products = new Set([...before.lines, ...contents.lines].map(({ productId }) => productId));
  return products.size > maxLines
    ? `Together they are more than ${maxLines} products, which is what one order holds.`
    : undefined;
};

/**
 * The cart with more added to it: quantities of one product add up, and where the two remember
 * different prices the added one is kept to compare with.
 */
export const mergeCarts = (before: Cart, contents: Cart): Cart => {
  const added = new Map(contents.lines.map((line) => [line.productId, line]));
  const merged = before.lines.map((line): CartLine => {
    const more = added.get(line.productId);
    if (more === undefined) return line;
    added.delete(line.productId);
    const quantity = Math.min(line.quantity + more.quantity, maxQuantity);
    return { ...line, quantity, ...earlier(more.was ?? more.price, line.price) };
  });
  return {
    ...before,
    lines: [...merged, ...added.values()],
    note: before.note === '' ? contents.note : before.note,
    gone: [...before.gone, ...contents.gone],
    pricesFrom: contents.pricesFrom ?? before.pricesFrom,
    keys: null,
  };
};
