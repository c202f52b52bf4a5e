import { expect, test } from 'vitest';
import type { SearchMatch } from '#server/contracts/order-filter.ts';
import { customersOf } from './customers-of.ts';

const order = (id: string, customerId: string | null, customerName: string | null) => ({
  id,
  customerId,
  customerName,
  customerEmail: `${customerId}@x.test`,
});
const found = (
  orders: ReturnType<typeof order>[],
  matched: Record<string, SearchMatch[]>,
  q: string,
) => customersOf({ orders, matched }, q).map(({ name }) => name);

test('whoever ordered a thing of that name is not who is looked for', () => {
  const rows = [order('1', 'a', 'Ada Lovelace'), order('2', 'b', 'Rosé Tyler')];
  const product: SearchMatch = { field: 'product', text: 'Rose tin', kind: 'exact' };
  const name: SearchMatch = { field: 'customerName', text: 'Rosé Tyler', kind: 'exact' };
  expect(found(rows, { 1: [product], 2: [name] }, 'rose')).toEqual(['Rosé Tyler']);
  expect(found(rows, { 1: [product], 2: [product, name] }, 'rose tyler')).toEqual(['Rosé Tyler']);
});

test('somebody whose name is only like what was typed is found', () => {
  const like: SearchMatch = { field: 'customerName', text: 'Ada Lovelace', kind: 'similar' };
  expect(found([order('1', 'a', 'Ada Lovelace')], { 1: [like] }, 'lovelase')).toEqual([
    'Ada Lovelace',
  ]);
});

test('without a search everybody who ordered is there, once, and a guest is nobody to choose', () => {
  const rows = [order('1', 'a', 'Ada'), order('2', null, null), order('3', 'a', 'Ada')];
  expect(found(rows, {}, '')).toEqual(['Ada']);
});
