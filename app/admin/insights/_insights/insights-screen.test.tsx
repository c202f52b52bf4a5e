// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { awaitingScreen } from '#app/admin/_records/testing/awaiting-screen.tsx';
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

const { show, press, text } = awaitingScreen();
const steps = vi.spyOn(window.history, 'pushState');
const query = () => window.location.search;

const open = (path: string) =>
  show(<InsightsScreen initial={{ path, insights, areLast: false }} />);

beforeEach(() => {
  window.history.replaceState(null, '', `/admin/insights?${drawn}`);
  steps.mockClear();
});

test('days and currency pressed while the ones before are on their way to the page all count', async () => {
  await open('/admin/insights?days=7');
  await press('USD');
  await press('90 days');
  expect(query()).toBe('?days=90&currency=USD');
  await press('A year');
  await press('EUR');
  expect(query()).toBe('?days=365&currency=EUR');
  expect(steps).toHaveBeenCalledTimes(4);
});

test('each press of the days before leads on from those that are asked for by now', async () => {
  await open('/admin/insights?days=7');
  await press('The days before');
  await press('The days before');
  expect(query()).toBe('?from=2026-11-10&to=2026-11-16&currency=EUR');
  await press('90 days');
  await press('The days before');
  expect(query()).toBe('?from=2026-06-04&to=2026-09-01&currency=EUR');
});

test('days that are asked for already are no step more for Back', async () => {
  await open('/admin/insights?days=7');
  await press('7 days');
  expect(steps).not.toHaveBeenCalled();
});

test('figures that were rendered for other days are not drawn under these', async () => {
  await open('/admin/insights');
  expect(text()).toContain('Loading the insights');
  await open('/admin/insights?days=7');
  expect(text()).toContain('24 Nov 2026 to 30 Nov 2026');
  expect(text()).not.toContain('Loading the insights');
});
