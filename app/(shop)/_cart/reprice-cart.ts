import type { Product } from '#server/contracts/product.ts';
import { type Cart, earlier } from './cart.ts';

/**
 * The cart at the catalogue's prices and names of now. `asked` are the products that were looked
 * up: of those a line that was not `found` is left out and named in `gone`. Every price that moved
 * is remembered with the line. What did not change keeps the keys under which it is placed.
 */
export const repriceCart = (
  before: Cart,
  asked: readonly string[],
  found: readonly Product[],
): Cart => {
  const products = new Map(found.map((product) => [product.id, product]));
  const isGone = ({ productId }: { productId: string }) =>
    asked.includes(productId) && !products.has(productId);
  const currency = found[0]?.currency ?? before.currency;
  const comparable = currency === before.currency;
  let isChanged = false;
  const lines = before.lines
    .filter((line) => !isGone(line))
    .map((line) => {
      const product = products.get(line.productId);
      if (product === undefined) return line;
      const { name: productName, price } = product;
      if (price === line.price && productName === line.productName && comparable) return line;
      isChanged = true;
      const { was = line.price, ...rest } = line;
      return { ...rest, productName, price, ...(comparable && earlier(was, price)) };
    });
  const gone = before.lines
    .filter(isGone)
    .map(({ was, ...line }) => ({ ...line, price: was ?? line.price }));
  const priced =
    asked.length > 0 && before.lines.every(({ productId }) => asked.includes(productId));
  const pricesFrom = priced ? null : before.pricesFrom;
  if (!isChanged && gone.length === 0) {
    return pricesFrom === before.pricesFrom ? before : { ...before, pricesFrom };
  }
  return { ...before, lines, currency, gone: [...before.gone, ...gone], keys: null, pricesFrom };
};
