import { beforeEach, expect, test, vi } from 'vitest';
import { cartFrom, emptyCart, withQuantity } from './cart.ts';
import { changeCart, forgetCartOf, readCart, takeCart } from './cart-store.ts';
import { changeOpenCart, offerToCart, readOffer } from './offer.ts';
import { stubStorage } from './testing/stub-storage.ts';

const product = (n: number) => ({
  productId: `019ab000-0000-7000-8000-00000000000${n}`,
  productName: `Thing ${n}`,
  price: 100,
  currency: 'GBP',
});
const [mine, asked] = [product(1), product(2)];
const onTaken = vi.fn();

beforeEach(() => {
  stubStorage();
  onTaken.mockClear();
  changeCart(() => emptyCart);
  changeCart((before) => withQuantity(before, mine, 1));
  const contents = cartFrom({ items: [{ ...asked, quantity: 5 }], currency: 'GBP' });
  offerToCart({ contents, name: 'order 1,042', onTaken });
});

test('who empties the cart beside the question gets what was asked about', () => {
  changeOpenCart((before) => withQuantity(before, mine, 2));
  expect(readOffer()).not.toBeNull();
  changeOpenCart((before) => withQuantity(before, mine, 0));
  expect(readOffer()).toBeNull();
  expect(readCart()).toMatchObject({ currency: 'GBP', lines: [{ ...asked, quantity: 5 }] });
  expect(onTaken).toHaveBeenCalledTimes(1);
});

test.each([
  ['placed', () => void takeCart('me')],
  ['forgotten with who signs out', () => forgetCartOf('me')],
  ['emptied on another page', () => changeCart((before) => withQuantity(before, mine, 0))],
])('a cart that is %s takes its question along, and is filled with nothing', (_how, leave) => {
  leave();
  expect(readCart().lines).toEqual([]);
  changeCart((before) => withQuantity(before, mine, 1));
  expect(readOffer()).toBeNull();
  expect(onTaken).not.toHaveBeenCalled();
});
