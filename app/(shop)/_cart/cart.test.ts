import { expect, test } from 'vitest';
import {
  cartFrom,
  cartTotal,
  emptyCart,
  maxLines,
  quantityOf,
  whyNotAdded,
  withNote,
  withQuantity,
} from './cart.ts';

const heart = {
  productId: '019ab000-0000-7000-8000-000000000001',
  productName: 'HEART',
  price: 255,
  currency: 'GBP',
};
const keys = { orderId: heart.productId, commandId: heart.productId };

test('a product is in the cart once, with the quantity that was last chosen', () => {
  const cart = withQuantity(withQuantity(emptyCart, heart, 1), heart, 3);
  expect(cart.lines).toHaveLength(1);
  expect(quantityOf(cart, heart.productId)).toBe(3);
  expect(cartTotal(cart)).toBe(765);
});

test('the last piece taken out leaves an empty cart that keeps the note', () => {
  const cart = withQuantity({ ...withQuantity(emptyCart, heart, 1), note: 'Ring twice' }, heart, 0);
  expect(cart).toEqual({ ...emptyCart, note: 'Ring twice' });
});

test('other contents are another order: a change drops the keys of the first', () => {
  const cart = { ...withQuantity(emptyCart, heart, 1), keys };
  expect(withQuantity(cart, heart, 2).keys).toBeNull();
  expect(withNote(cart, 'Ring twice').keys).toBeNull();
  expect(withNote(cart, '').keys).toEqual(keys);
});

test('the cart holds no more than one order may', () => {
  let cart = emptyCart;
  for (let index = 0; index < maxLines + 5; index += 1) {
    cart = withQuantity(cart, { ...heart, productId: `product ${index}` }, 99_999);
  }
  expect(cart.lines).toHaveLength(maxLines);
  expect(cart.lines[0]?.quantity).toBe(10_000);
});

test('a product of another currency is not put beside what is in the cart, and may take its place', () => {
  const cart = withQuantity(emptyCart, { ...heart, price: 1_000 }, 1);
  const lamp = { ...heart, productId: 'lamp', currency: 'EUR' };
  expect(whyNotAdded(cart, lamp)).toContain('GBP');
  expect(withQuantity(cart, lamp, 1)).toBe(cart);
  const emptied = withQuantity(cart, heart, 0);
  expect(withQuantity(emptied, lamp, 1)).toMatchObject({ currency: 'EUR', lines: [{}] });
  expect(whyNotAdded(cart, { ...heart, currency: 'EUR' })).toBeUndefined();
});

test('a line can be taken out whatever its product costs today', () => {
  const second = { ...heart, productId: 'second' };
  const cart = withQuantity(withQuantity(emptyCart, heart, 1), second, 1);
  const left = withQuantity(cart, { ...second, currency: 'EUR' }, 0);
  expect(left).toMatchObject({ currency: 'GBP', lines: [{ productId: heart.productId }] });
});

test('ordering again merges the lines of one product and remembers whose prices they are', () => {
  const items = [
    { ...heart, quantity: 2 },
    { ...heart, price: 295, quantity: 1 },
  ];
  const cart = cartFrom({ items, currency: 'GBP' }, { pricesFrom: 1042 });
  expect(cart.lines).toHaveLength(1);
  expect(cart).toMatchObject({ pricesFrom: 1042, lines: [{ quantity: 3 }] });
});
