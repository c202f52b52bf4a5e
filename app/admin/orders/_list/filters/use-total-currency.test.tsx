// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { useTotalCurrency } from './use-total-currency.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

let root: Root;
let told: string;

const Screen = ({ filter, listed }: { filter: AdminOrderFilter; listed: string[] }) => {
  const orders = listed.map((currency) => ({ currency }));
  told = useTotalCurrency(filter, orders);
  return null;
};
const draw = async (filter: AdminOrderFilter, ...listed: string[]) => {
  await act(async () => root.render(<Screen filter={filter} listed={listed} />));
  return told;
};

beforeEach(() => {
  root = createRoot(document.createElement('div'));
});
afterEach(() => act(async () => root.unmount()));

test('an amount stays in the currency in which it was first told, whatever the list shows then', async () => {
  expect(await draw({}, 'JPY', 'GBP')).toBe('JPY');
  expect(await draw({ minTotal: 500 }, 'GBP')).toBe('JPY');
  expect(await draw({ minTotal: 500 })).toBe('JPY');
  expect(await draw({}, 'GBP')).toBe('GBP');
});

test('a link to amounts is read in the currency of what it lists, once that is there', async () => {
  expect(await draw({ maxTotal: 500 })).toBe('GBP');
  expect(await draw({ maxTotal: 500 }, 'KWD')).toBe('KWD');
  expect(await draw({ maxTotal: 500 }, 'JPY')).toBe('KWD');
});
