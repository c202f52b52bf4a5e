import { expect, test } from 'vitest';
import type { ProductEvent } from './events.ts';
import { decide, evolve, initialState, type ProductCommand, type ProductState } from './product.ts';

const productId = '00000000-0000-7000-8000-000000000001';
const listed: ProductEvent = {
  type: 'ProductListed',
  data: { productId, sku: 'JAR-1', name: 'Jam jar', price: 125, currency: 'GBP' },
};
const renamed: ProductEvent = { type: 'ProductRenamed', data: { productId, name: 'Jar' } };
const repriced: ProductEvent = { type: 'ProductRepriced', data: { productId, price: 150 } };
const list: ProductCommand = { ...listed.data, type: 'ListProduct' };
const rename: ProductCommand = { type: 'RenameProduct', name: 'Jar' };
const reprice: ProductCommand = { type: 'RepriceProduct', price: 150 };

const fold = (events: ProductEvent[]) => events.reduce<ProductState>(evolve, initialState);
const answer = (given: ProductEvent[], when: ProductCommand) => {
  const decision = decide(when, fold(given));
  return 'events' in decision ? decision.events : decision.rejection.reason;
};

test.each<[string, ProductEvent[], ProductCommand, ProductEvent[] | string]>([
  ['a new product is listed', [], list, [listed]],
  ['no product is listed twice', [listed], list, 'product-already-listed'],
  ['a product is renamed', [listed], rename, [renamed]],
  ['the same name again is no event', [listed, renamed], rename, []],
  ['a product is repriced', [listed], reprice, [repriced]],
  ['the same price again is no event', [listed, repriced], reprice, []],
  ['no unknown product is renamed', [], rename, 'product-not-listed'],
  ['no unknown product is repriced', [], reprice, 'product-not-listed'],
])('%s', (_, given, when, then) => {
  expect(answer(given, when)).toEqual(then);
});

test('a product has the last name and price that it was given', () => {
  const state = fold([listed, renamed, repriced]);
  expect(state).toMatchObject({ status: 'listed', sku: 'JAR-1', name: 'Jar', price: 150 });
});
