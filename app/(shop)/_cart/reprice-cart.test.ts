import { describe, expect, test } from 'vitest';
import type { Product } from '#server/contracts/product.ts';
import { cartFrom, cartTotal, earlierTotal, withQuantity } from './cart.ts';
import { mergeCarts, whyNotMerged } from './merge-carts.ts';
import { repriceCart } from './reprice-cart.ts';

const id = (n: number) => `019ab000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const item = (n: number, price: number, quantity = 1) => ({
  productId: id(n),
  productName: `THING ${n}`,
  price,
  quantity,
});
const product = (n: number, price: number): Product => ({
  id: id(n),
  sku: `S${n}`,
  name: `THING ${n}`,
  price,
  currency: 'GBP',
});
const keys = { orderId: id(90), commandId: id(91) };
const again = cartFrom(
  { items: [item(1, 255, 2), item(2, 100)], currency: 'GBP' },
  { pricesFrom: 7 },
);
const asked = [id(1), id(2)];

describe('a cart at the prices of now', () => {
  test('keeps each price that moved beside today’s, and the old total beside the new', () => {
    const now = repriceCart({ ...again, keys }, asked, [product(1, 295), product(2, 100)]);
    expect(now.lines).toMatchObject([{ price: 295, was: 255 }, { price: 100 }]);
    expect(now.lines[1]).not.toHaveProperty('was');
    expect([cartTotal(now), earlierTotal(now)]).toEqual([690, 610]);
    expect(now).toMatchObject({ pricesFrom: null, keys: null });
  });

  test('leaves out what is no longer sold, and names it', () => {
    const now = repriceCart(again, asked, [product(1, 255)]);
    expect(now.lines.map(({ productId }) => productId)).toEqual([id(1)]);
    expect(now.gone).toMatchObject([{ productName: 'THING 2' }]);
    expect(earlierTotal(now)).toBe(610);
  });

  test('that costs the same keeps the keys under which it is placed', () => {
    const now = repriceCart({ ...again, keys }, asked, [product(1, 255), product(2, 100)]);
    expect(now).toEqual({ ...again, keys, pricesFrom: null });
  });

  test('still carries earlier prices while a line of it was not looked up', () => {
    const now = repriceCart(again, [id(1)], [product(1, 295)]);
    expect(now.pricesFrom).toBe(7);
    expect(now.lines).toHaveLength(2);
  });

  test('a second change is compared with the price that was agreed to, not with the one between', () => {
    const once = repriceCart(again, asked, [product(1, 295), product(2, 100)]);
    const twice = repriceCart(once, asked, [product(1, 255), product(2, 100)]);
    expect(twice.lines[0]).not.toHaveProperty('was');
    expect(withQuantity(once, { ...item(1, 295), currency: 'GBP' }, 5).lines[0]?.was).toBe(255);
  });
});

describe('an order put into a cart that holds something', () => {
  const before = cartFrom({ items: [item(1, 295), item(3, 50)], currency: 'GBP' });

  test('adds up quantities, loses nothing, and needs its prices looked up', () => {
    const merged = mergeCarts({ ...before, note: 'Ring twice', keys }, again);
    expect(merged.lines).toMatchObject([
      { productId: id(1), quantity: 3, price: 295, was: 255 },
      { productId: id(3), quantity: 1 },
      { productId: id(2), quantity: 1 },
    ]);
    expect(merged).toMatchObject({ note: 'Ring twice', pricesFrom: 7, keys: null });
  });

  test('is not added when one order could not hold both', () => {
    const many = cartFrom({
      items: Array.from({ length: 99 }, (_, n) => item(n + 10, 5)),
      currency: 'GBP',
    });
    expect(whyNotMerged(before, many)).toContain('100 products');
    expect(whyNotMerged(before, { ...again, currency: 'EUR' })).toContain('currency');
    expect(whyNotMerged(before, again)).toBeUndefined();
  });
});
