// @vitest-environment happy-dom
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from '#app/_consistency/core/create-store.ts';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';
import type { CustomerPage } from '#server/contracts/customers.ts';
import { CustomersScreen } from '../customers/_customers/customers-screen.tsx';
import { SecurityScreen } from '../security/_log/security-screen.tsx';
import { UsersScreen } from '../users/_users/users-screen.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

// As long as the router has not come to another address, the page is drawn for the one before.
let drawn: string;
vi.mock('next/navigation', () => ({
  useRouter: () => ({}),
  useSearchParams: () => new URLSearchParams(drawn),
}));
vi.mock('next/link', async () => ({
  default: (await import('./testing/link.tsx')).StandInLink,
}));

const viewer = { id: 'a', name: 'A', email: 'a@example.com', role: 'admin' } as const;
const meta = { epoch: 'one', position: 7, lagMs: 0 };
const nobody = { data: [], hasMore: false, nextCursor: null };
const customers: CustomerPage = {
  ...nobody,
  meta,
  data: [
    {
      ...{ id: 'b', name: 'Bo', email: 'b@example.com', country: null },
      registeredAt: '2026-01-02T00:00:00.000Z',
      orders: { total: 0, byStatus: { pending: 0, shipped: 0, delivered: 0, cancelled: 0 } },
    },
  ],
};

let root: Root;
let host: HTMLElement;
const steps = vi.spyOn(window.history, 'pushState');
const query = () => window.location.search;

beforeEach(() => {
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
});

const open = (path: string, screenOf: (initial: string) => ReactNode) => {
  drawn = path.split('?')[1] ?? '';
  window.history.replaceState(null, '', path);
  steps.mockClear();
  const engine = {
    store: createStore(viewer),
    http: { read: () => new Promise(() => {}) },
  } as unknown as Engine;
  return act(async () =>
    root.render(
      <EngineContext value={{ engine, queryClient: createQueryClient(), promised: 0 }}>
        {screenOf(path)}
      </EngineContext>,
    ),
  );
};
const press = (name: string) =>
  act(async () => {
    const named = [...host.querySelectorAll<HTMLElement>('a, button')].find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
    );
    if (named === undefined) throw new Error(`Nothing is called ${name}.`);
    named.click();
  });
const type = (text: string) =>
  act(async () => {
    const box = host.querySelector<HTMLInputElement>('input[type=search]');
    if (box === null) throw new Error('There is no search box.');
    // React hears of a value only that was not set by the element's own setter, which it watches.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, text);
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });

test('a search, roles and a role more pressed in haste all count among users', async () => {
  await open('/admin/users', (path) => (
    <UsersScreen viewerId="a" initial={{ path, page: nobody }} />
  ));
  await type('ada');
  await press('Support');
  expect(query()).toBe('?q=ada&role=support');
  await press('Admin');
  await press('Admin');
  expect(query()).toBe('?q=ada&role=admin');
  expect(steps).toHaveBeenCalledTimes(2);
  await press('Everybody');
  expect(query()).toBe('?q=ada');
});

test('a search and every press of a head count among customers', async () => {
  await open('/admin/customers', (path) => <CustomersScreen initial={{ path, page: customers }} />);
  await type('bo');
  await press('Name');
  expect(query()).toBe('?q=bo&sort=name');
  await press('Name');
  expect(query()).toBe('?q=bo&sort=-name');
  expect(steps).toHaveBeenCalledTimes(2);
});

test('filters of the security log that are taken away in haste are all gone', async () => {
  const actorId = '0198f7a0-0000-7000-8000-000000000001';
  await open(`/admin/security?kind=refused&actorId=${actorId}&from=2026-01-01`, (path) => (
    <SecurityScreen initial={{ path, page: nobody }} />
  ));
  await press('Remove filter What happened');
  await press('Remove filter When');
  expect(query()).toBe(`?actorId=${actorId}`);
  await press('Remove filter Who');
  expect(query()).toBe('');
  expect(steps).toHaveBeenCalledTimes(3);
});

test('what is pressed after one has left for another screen leads nowhere', async () => {
  await open('/admin/users', (path) => (
    <UsersScreen viewerId="a" initial={{ path, page: nobody }} />
  ));
  window.history.replaceState(null, '', '/admin/orders?q=bo');
  await press('Support');
  expect(window.location.pathname + query()).toBe('/admin/orders?q=bo');
});
