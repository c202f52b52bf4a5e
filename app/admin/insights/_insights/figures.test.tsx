// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { Figures } from './figures.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const sales = (orders: number) => ({
  orders,
  revenue: orders * 100,
  cancellations: 0,
  cancelledRevenue: 0,
});
const week = { from: '2026-03-01', to: '2026-03-07' };
const totals = { currency: 'GBP', ...sales(86), previous: sales(100) } as const;
const over = { ...sales(84), previous: sales(80) };

test.each([
  ['a period that is over', totals, week, '14% less, 100 in the 7 days before'],
  [
    'one that goes on',
    { ...totals, over },
    { ...week, today: '2026-03-07' },
    'Up to yesterday: 5% more, 80 in the 6 days before',
  ],
  ['today alone', totals, { from: week.to, to: week.to, today: week.to }, 'Today is not over'],
])('%s is compared with days like its own', async (_which, given, period, told) => {
  const page = document.createElement('div');
  const root = createRoot(page);
  await act(async () => root.render(<Figures totals={given} period={period} />));
  expect(page.querySelector('dd')?.textContent).toBe(`86${told}`);
  await act(async () => root.unmount());
});
