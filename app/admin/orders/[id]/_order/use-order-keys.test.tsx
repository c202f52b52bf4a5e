// @vitest-environment happy-dom
import { act, Suspense, use, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepOfList } from '../../_list/kept-list.ts';
import { stepOf, useOrderKeys } from './use-order-keys.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const push = vi.fn<(path: string) => void>();
const router = { push };
vi.mock('next/navigation', () => ({ useRouter: () => router }));

/** The pages that the server has not answered yet. */
const awaited = new Map<string, PromiseWithResolvers<void>>();
const here = Promise.resolve();
/** Stands for the router: shows a page once it is there, and its address then. */
const Pages = () => {
  const [path, setPath] = useState('/admin/orders/a');
  push.mockImplementation((next) => {
    awaited.set(next, Promise.withResolvers());
    setPath(next);
  });
  useOrderKeys('viewer');
  use(awaited.get(path)?.promise ?? here);
  window.history.replaceState(null, '', path);
  return null;
};
const press = (key: string) =>
  act(async () =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })),
  );
const arrive = (path: string) => act(async () => awaited.get(path)?.resolve());

let root: Root;
beforeEach(async () => {
  push.mockClear();
  awaited.clear();
  keepOfList('viewer', { listed: { key: '/admin/orders', ids: ['a', 'b', 'c', 'd'] } });
  root = createRoot(document.createElement('div'));
  await act(async () =>
    root.render(
      <Suspense>
        <Pages />
      </Suspense>,
    ),
  );
});
afterEach(() => act(async () => root.unmount()));

test('each J counts while the order that the one before leads to is on its way', async () => {
  for (const key of ['j', 'j', 'j', 'j', 'k']) await press(key);
  const led = ['b', 'c', 'd', 'c'].map((id) => [`/admin/orders/${id}`]);
  expect(push.mock.calls).toEqual(led);
  await arrive('/admin/orders/c');
  await press('k');
  expect(push).toHaveBeenLastCalledWith('/admin/orders/b');
});

test('J steps from the order that one has come to by another way', async () => {
  await press('j');
  await arrive('/admin/orders/b');
  window.history.replaceState(null, '', '/admin/orders/c');
  await press('j');
  expect(push).toHaveBeenLastCalledWith('/admin/orders/d');
});

test('J beside an order’s page leads nowhere', async () => {
  window.history.replaceState(null, '', '/admin/orders');
  await press('j');
  expect(push).not.toHaveBeenCalled();
});

test.each([
  [{ key: 'j' }, 1],
  [{ key: 'k' }, -1],
  [{ key: 'J' }, 1],
  [{ key: 'J', shiftKey: true }, undefined],
  [{ key: 'j', shiftKey: true }, undefined],
  [{ key: 'k', ctrlKey: true }, undefined],
  [{ key: 'x' }, undefined],
])('J and K alone are steps, with Caps Lock too: %j', (key, step) => {
  expect(stepOf(new KeyboardEvent('keydown', key))).toBe(step);
});
