// @vitest-environment happy-dom
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import type { Customer } from '#server/contracts/customers.ts';
import type { SecurityEntry } from '#server/contracts/security-log.ts';
import type { User } from '#server/contracts/users.ts';
import { CustomersScreen } from '../customers/_customers/customers-screen.tsx';
import { SecurityScreen } from '../security/_log/security-screen.tsx';
import { UsersScreen } from '../users/_users/users-screen.tsx';
import { awaitingScreen } from './testing/awaiting-screen.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
vi.mock('next/navigation', () => ({
  useRouter: () => ({}),
  usePathname: () => window.location.pathname,
  useSearchParams: () => new URLSearchParams(window.location.search),
}));

const since = '2026-01-02T00:00:00.000Z';
const meta = { epoch: 'one', position: 7, lagMs: 0 };
const pageOf = <Item,>(item: Item) => ({ data: [item], hasMore: false, nextCursor: null, meta });
const nobody = { id: 'b', name: 'Rendered', email: 'b@example.com' };
const user: User = { ...nobody, role: 'customer', disabledAt: null, sessions: 0, createdAt: since };
const byStatus = { pending: 0, shipped: 0, delivered: 0, cancelled: 0 };
const customer: Customer = {
  ...nobody,
  country: null,
  registeredAt: since,
  orders: { total: 0, byStatus },
};
const entry: SecurityEntry = {
  id: 1,
  kind: 'signed-in',
  at: since,
  lastAt: since,
  count: 1,
  actor: { ...nobody, role: 'customer' },
  subject: null,
  subjectAccount: null,
  details: {},
  requestId: null,
};

const screens: [path: string, filter: string, screen: (path: string) => ReactNode][] = [
  [
    '/admin/users',
    '?q=b',
    (path) => <UsersScreen viewerId="a" initial={{ path, page: pageOf(user) }} />,
  ],
  [
    '/admin/customers',
    '?sort=name',
    (path) => <CustomersScreen initial={{ path, page: pageOf(customer) }} />,
  ],
  [
    '/admin/security',
    '?kind=signed-in',
    (path) => <SecurityScreen initial={{ path, page: pageOf(entry) }} />,
  ],
];

const { show, text } = awaitingScreen();

test.each(screens)(
  '%s draws the rows that were rendered for its address',
  async (path, filter, screen) => {
    window.history.replaceState(null, '', path + filter);
    await show(screen(path + filter));
    expect(text()).toContain('Rendered');
  },
);

// The router gives a page that it has kept back under an address that was pushed since.
test.each(screens)(
  '%s draws no rows that were rendered for another filter',
  async (path, filter, screen) => {
    window.history.replaceState(null, '', path + filter);
    await show(screen(path));
    expect(text()).not.toContain('Rendered');
    expect(text()).toContain('Loading the');
  },
);
