import { expect, test } from 'vitest';
import type { SearchMatch } from '#server/contracts/order-filter.ts';
import type { OrderColumn } from '#server/contracts/saved-views.ts';
import { defaultColumns } from '../columns/columns-model.ts';
import { foldsBelow } from '../columns/fold-columns.ts';
import { matchPlaces } from './match-places.ts';

const match = (field: SearchMatch['field']): SearchMatch => ({ field, text: 'x', kind: 'exact' });
const choose = (...ids: OrderColumn[]) => ids.map((id) => ({ id }));
const placesOf = (...of: Parameters<typeof matchPlaces>) => [...matchPlaces(...of)];

test('what was found is told by the customer, by the number where no other column is shown', () => {
  expect(placesOf([match('customerEmail')], defaultColumns)).toEqual([['customerName', '']]);
  expect(placesOf([match('trackingNumber')], choose('number', 'total'))).toEqual([['number', '']]);
  expect(placesOf([], defaultColumns)).toEqual([]);
});

test('what was found of products is told beside them, and once at every width', () => {
  const folds = `sm:@min-[${foldsBelow / 16}rem]:hidden`;
  expect(placesOf([match('product')], defaultColumns)).toEqual([
    ['customerName', folds],
    ['items', ''],
  ]);
  const unfolded = choose('number', 'customerName', 'items');
  expect(placesOf([match('sku')], unfolded)).toEqual([
    ['customerName', 'sm:hidden'],
    ['items', ''],
  ]);
  expect(placesOf([match('sku'), match('customerName')], unfolded)).toEqual([['customerName', '']]);
  expect(placesOf([match('product')], choose('number', 'items'))).toEqual([['items', '']]);
});
