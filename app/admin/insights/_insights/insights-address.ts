import { addressOf } from '#app/admin/_records/address-of.ts';
import { type InsightsFilter, insightsPath, parseInsightsFilter } from './insights-filter.ts';

/** What the address asks for: days, and the currency of whose sales the figures are. */
type InsightsAsked = { filter: InsightsFilter; currency?: string };

/** Answers the days that are to take the place of those that are asked for by now. */
export type DaysChange = (now: InsightsFilter) => InsightsFilter;

export const parseInsights = (params: URLSearchParams): InsightsAsked => {
  const currency = params.get('currency');
  return { filter: parseInsightsFilter(params), ...(currency !== null && { currency }) };
};

const address = addressOf<InsightsAsked>(parseInsights, ({ filter, currency }) =>
  insightsPath(filter, currency),
);

export const showDays = (change: DaysChange): void =>
  address.step((now) => ({ ...now, filter: change(now.filter) }));

export const showCurrency = (currency: string): void =>
  address.step((now) => ({ ...now, currency }));
