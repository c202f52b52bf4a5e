import type { Insights } from '#server/contracts/insights.ts';
import { everyDay } from './insights-filter.ts';

type Totals = Insights['totals'][number];
export type DaySales = Omit<Insights['daily'][number], 'currency'>;
export type SoldProduct = Insights['topProducts'][number];

/** What happened in one currency; amounts of different ones are never added up. */
export type InsightsOf = { totals: Totals; days: DaySales[]; products: SoldProduct[] };

/** The currencies in which anything was ordered or cancelled, that of most orders first. */
export const currenciesOf = ({ totals }: Insights): string[] =>
  totals
    .toSorted((one, other) => other.orders - one.orders || (one.currency < other.currency ? -1 : 1))
    .map(({ currency }) => currency);

/**
 * The figures in `currency`, with a row for every day, also where nothing happened. Undefined where
 * nothing did on any day, nor before.
 */
export const insightsOf = (insights: Insights, currency: string): InsightsOf | undefined => {
  const totals = insights.totals.find((one) => one.currency === currency);
  if (totals === undefined) return undefined;
  const own = insights.daily.filter((one) => one.currency === currency);
  const byDay = new Map(own.map((one) => [one.day, one]));
  return {
    totals,
    days: everyDay(insights.from, insights.to).map((day) => ({
      day,
      ...(byDay.get(day) ?? { orders: 0, revenue: 0, cancellations: 0, cancelledRevenue: 0 }),
    })),
    products: insights.topProducts.filter((product) => product.currency === currency),
  };
};
