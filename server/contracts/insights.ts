import * as z from 'zod/mini';
import { day, noDayOrInstant, offsetInstant, uuid } from './identifiers.ts';
import { cancellationReason, currency } from './order.ts';
import { meta, wholeNumber } from './page.ts';

/** More days than this are no longer told one by one. */
export const mostInsightDays = 366;

/**
 * A day (UTC), or an instant, of which the day counts that holds it, or (`-1`) the millisecond before
 * it. The years are enough for any shop; the days around them still have years of four digits.
 */
const askedDay = (shiftMs: 0 | -1) => {
  const dayOf = (instant: string) =>
    new Date(Date.parse(instant) + shiftMs).toISOString().slice(0, 10);
  const instantsDay = z
    .pipe(offsetInstant, z.transform(dayOf))
    .register(z.globalRegistry, { type: 'string', format: 'date-time' });
  return z.union([day, instantsDay], { error: noDayOrInstant }).check(
    z.refine((value) => '1900-01-01' <= value && value <= '2999-12-31', {
      error: 'must be a day of the years 1900 to 2999',
    }),
  );
};

/**
 * Days in UTC, both included, at most 366; instants stand for their days, and as in the list of
 * orders `to` is exclusive when it is one. Where an end is left out, `days` tell it. Without those
 * a period ends today, or when it is as long as it may be, and is of 30 days where it has no
 * beginning.
 */
export const insightsQuery = z.object({
  days: z.optional(wholeNumber(1, mostInsightDays)),
  from: z.optional(askedDay(0)),
  to: z.optional(askedDay(-1)),
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

const besideBefore = { ...sales.shape, previous: sales };

/**
 * Figures of a period beside those of the equally long one before it. `today`: the unfinished day,
 * if the period has it. `over`: the finished days beside as many before the period. `daily` has a
 * row for each day and currency on which something happened; `topProducts` are 20 a currency, less
 * what was cancelled.
 */
export const insights = z.object({
  from: day,
  to: day,
  previousFrom: day,
  previousTo: day,
  today: z.optional(day),
  totals: z.array(
    z.object({ currency, ...besideBefore, over: z.optional(z.object(besideBefore)) }),
  ),
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
