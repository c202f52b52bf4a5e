import * as z from 'zod/mini';
import { day, uuid } from './identifiers.ts';
import { cancellationReason, currency } from './order.ts';
import { meta, wholeNumber } from './page.ts';

/** More days than this are no longer told one by one. */
export const mostInsightDays = 366;

/** Wide enough for any shop; the days around it still have years of four digits. */
const askedDay = day.check(
  z.refine((value) => '1900-01-01' <= value && value <= '2999-12-31', {
    error: 'must be a day of the years 1900 to 2999',
  }),
);

/**
 * Days in UTC, both included, at most 366. Where an end is left out, `days` (by default 30) tell it;
 * without any they end today.
 */
export const insightsQuery = z.object({
  days: z.optional(wholeNumber(1, mostInsightDays)),
  from: z.optional(askedDay),
  to: z.optional(askedDay),
});
export type InsightsQuery = z.infer<typeof insightsQuery>;

/**
 * What was ordered and what was cancelled, each on its own day. Amounts are in minor units of one
 * currency: different ones are never added up.
 */
const sales = z.object({
  orders: z.int().check(z.minimum(0)),
  revenue: z.int(),
  cancellations: z.int().check(z.minimum(0)),
  cancelledRevenue: z.int(),
});

/**
 * Figures of a period beside those of the equally long one before it. `daily` has a row for each day
 * and currency on which something happened; `topProducts` are 20 a currency, less what was
 * cancelled.
 */
export const insights = z.object({
  from: day,
  to: day,
  previousFrom: day,
  previousTo: day,
  totals: z.array(z.object({ currency, ...sales.shape, previous: sales })),
  daily: z.array(z.object({ day, currency, ...sales.shape })),
  topProducts: z.array(
    z.object({
      currency,
      productId: uuid,
      productName: z.string(),
      quantity: z.int(),
      revenue: z.int(),
    }),
  ),
  cancelReasons: z.array(
    z.object({
      reason: cancellationReason,
      count: z.int().check(z.minimum(0)),
      previousCount: z.int().check(z.minimum(0)),
    }),
  ),
  meta,
});
export type Insights = z.infer<typeof insights>;
