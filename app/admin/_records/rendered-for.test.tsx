// @vitest-environment happy-dom
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from '#app/_consistency/core/create-store.ts';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';
import type { Customer } from '#server/contracts/customers.ts';
import type { SecurityEntry } from '#server/contracts/security-log.ts';
import type { User } from '#server/contracts/users.ts';
import { CustomersScreen } from '../customers/_customers/customers-screen.tsx';
import { SecurityScreen } from '../security/_log/security-screen.tsx';
import { UsersScreen } from '../users/_users/users-screen.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
vi.mock('next/navigation', () => ({
  useRouter: () => ({}),
  usePathname: () => window.location.pathname,
  useSearchParams: () => new URLSearchParams(window.location.search),
}));

const viewer = { id: 'a', name: 'A', email: 'a@example.com', role: 'admin' } as const;
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

let root: Root;
let host: HTMLElement;
beforeEach(() => {
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
});

const show = (screen: ReactNode) => {
  const engine = {
    store: createStore(viewer),
    http: { read: () => new Promise(() => {}) },
  } as unknown as Engine;
  return act(async () =>
    root.render(
      <EngineContext value={{ engine, queryClient: createQueryClient(), promised: 0 }}>
        {screen}
      </EngineContext>,
    ),
  );
};

test.each(screens)(
  '%s draws the rows that were rendered for its address',
  async (path, filter, screen) => {
    window.history.replaceState(null, '', path + filter);
    await show(screen(path + filter));
    expect(host.textContent).toContain('Rendered');
  },
);

// The router gives a page that it has kept back under an address that was pushed since.
test.each(screens)(
  '%s draws no rows that were rendered for another filter',
  async (path, filter, screen) => {
    window.history.replaceState(null, '', path + filter);
    await show(screen(path));
    expect(host.textContent).not.toContain('Rendered');
    expect(host.textContent).toContain('Loading the');
  },
);
