// @vitest-environment happy-dom
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import type { CustomerPage } from '#server/contracts/customers.ts';
import { CustomersScreen } from '../customers/_customers/customers-screen.tsx';
import { SecurityScreen } from '../security/_log/security-screen.tsx';
import { UsersScreen } from '../users/_users/users-screen.tsx';
import { awaitingScreen } from './testing/awaiting-screen.tsx';

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

const { show, press, type } = awaitingScreen();
const steps = vi.spyOn(window.history, 'pushState');
const query = () => window.location.search;

const open = (path: string, screenOf: (initial: string) => ReactNode) => {
  drawn = path.split('?')[1] ?? '';
  window.history.replaceState(null, '', path);
  steps.mockClear();
  return show(screenOf(path));
};

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
