// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from '#app/_consistency/core/create-store.ts';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';
import type { Insights } from '#server/contracts/insights.ts';
import { InsightsScreen } from './insights-screen.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

// As long as the router has not come to another address, the page is drawn for the one before.
const drawn = 'days=7&currency=EUR';
vi.mock('next/navigation', () => ({
  useSearchParams: () => new URLSearchParams(drawn),
}));
vi.mock('next/link', async () => ({
  default: (await import('#app/admin/_records/testing/link.tsx')).StandInLink,
}));

const viewer = { id: 'a', name: 'A', email: 'a@example.com', role: 'admin' } as const;
const sales = { orders: 3, revenue: 300, cancellations: 0, cancelledRevenue: 0 };
const totals = { ...sales, previous: sales };
const insights: Insights = {
  from: '2026-11-24',
  to: '2026-11-30',
  previousFrom: '2026-11-17',
  previousTo: '2026-11-23',
  today: '2026-11-30',
  totals: ['EUR', 'USD'].map((currency) => ({ currency, ...totals, over: totals })),
  daily: [],
  topProducts: [],
  cancelReasons: [],
  meta: { epoch: 'one', position: 7, lagMs: 0 },
};

let root: Root;
let host: HTMLElement;
const steps = vi.spyOn(window.history, 'pushState');
const query = () => window.location.search;

const show = (path: string) => {
  const engine = {
    store: createStore(viewer),
    http: { read: () => new Promise(() => {}) },
  } as unknown as Engine;
  return act(async () =>
    root.render(
      <EngineContext value={{ engine, queryClient: createQueryClient(), promised: 0 }}>
        <InsightsScreen initial={{ path, insights, areLast: false }} />
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

beforeEach(() => {
  window.history.replaceState(null, '', `/admin/insights?${drawn}`);
  steps.mockClear();
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
});

test('days and currency pressed while the ones before are on their way to the page all count', async () => {
  await show('/admin/insights?days=7');
  await press('USD');
  await press('90 days');
  expect(query()).toBe('?days=90&currency=USD');
  await press('A year');
  await press('EUR');
  expect(query()).toBe('?days=365&currency=EUR');
  expect(steps).toHaveBeenCalledTimes(4);
});

test('each press of the days before leads on from those that are asked for by now', async () => {
  await show('/admin/insights?days=7');
  await press('The days before');
  await press('The days before');
  expect(query()).toBe('?from=2026-11-10&to=2026-11-16&currency=EUR');
  await press('90 days');
  await press('The days before');
  expect(query()).toBe('?from=2026-06-04&to=2026-09-01&currency=EUR');
});

test('days that are asked for already are no step more for Back', async () => {
  await show('/admin/insights?days=7');
  await press('7 days');
  expect(steps).not.toHaveBeenCalled();
});

test('figures that were rendered for other days are not drawn under these', async () => {
  await show('/admin/insights');
  expect(host.textContent).toContain('Loading the insights');
  await show('/admin/insights?days=7');
  expect(host.textContent).toContain('24 Nov 2026 to 30 Nov 2026');
  expect(host.textContent).not.toContain('Loading the insights');
});
