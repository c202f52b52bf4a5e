// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showPlacedOrder, usePlacedOrder } from './placed-order.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const Page = ({ pathname }: { pathname: string }) => usePlacedOrder(pathname) ?? 'the page';

let root: Root;
const drawAt = (pathname: string) => act(async () => root.render(<Page pathname={pathname} />));
const drawn = () => document.body.textContent;
const place = () => act(async () => showPlacedOrder('the order', '/'));

beforeEach(async () => {
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await drawAt('/');
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
});

test('an order is drawn where it was placed until the router has come to its path', async () => {
  await place();
  expect(drawn()).toBe('the order');
  await drawAt('/orders/the-order');
  expect(drawn()).toBe('the page');
  await drawAt('/');
  expect(drawn()).toBe('the page');
});

test('an order that is left by Back before the router has come to it is not drawn beneath', async () => {
  await place();
  await act(async () => window.dispatchEvent(new PopStateEvent('popstate')));
  expect(drawn()).toBe('the page');
  await place();
  expect(drawn()).toBe('the order');
});
