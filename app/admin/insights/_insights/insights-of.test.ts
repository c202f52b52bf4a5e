import { expect, test } from 'vitest';
import type { Insights } from '#server/contracts/insights.ts';
import { currenciesOf, insightsOf } from './insights-of.ts';

const none = { orders: 0, revenue: 0, cancellations: 0, cancelledRevenue: 0 };
const some = { orders: 2, revenue: 300, cancellations: 1, cancelledRevenue: 100 };
const few = { ...some, orders: 1 };

const insights: Insights = {
  from: '2026-02-27',
  to: '2026-03-01',
  previousFrom: '2026-02-24',
  previousTo: '2026-02-26',
  totals: [
    { currency: 'EUR', ...few, previous: none },
    { currency: 'GBP', ...some, previous: none },
  ],
  daily: [
    { day: '2026-02-28', currency: 'EUR', ...few },
    { day: '2026-02-28', currency: 'GBP', ...some },
  ],
  topProducts: [],
  cancelReasons: [],
  meta: { epoch: 'e', position: 1, lagMs: 0 },
};

test('every day of the period has a row, and of its own currency alone', () => {
  expect(insightsOf(insights, 'GBP')?.days).toEqual([
    { day: '2026-02-27', ...none },
    { day: '2026-02-28', currency: 'GBP', ...some },
    { day: '2026-03-01', ...none },
  ]);
});

test('the currency of most orders comes first; one that has none is none', () => {
  expect(currenciesOf(insights)).toEqual(['GBP', 'EUR']);
  expect(insightsOf(insights, 'JPY')).toBeUndefined();
});
