import { sql } from 'kysely';
import { type Insights, type InsightsQuery, insights } from '#server/contracts/insights.ts';
import type { Reads } from '#server/queries/reads.ts';
import { metaColumns, metaFrom } from '#server/queries/view-meta.ts';
import { daysOver, type InsightPeriod, insightPeriod, periodParts } from './insight-period.ts';

const topProducts = 20;

type Sales = { orders: number; revenue: number; cancellations: number; cancelledRevenue: number };
type Day = Sales & { day: string; currency: string };

/**
 * Sales, products and reasons of a period and the one before it; without an end, up to the
 * database's today, by whose clock orders are placed. Throws InvalidPeriod.
 */
export async function getInsights({ db }: Reads, query: InsightsQuery): Promise<Insights> {
  const today = await todayOf(db);
  const period = insightPeriod(query, today);
  const { from, to, previousFrom } = period;
  const { added: parts, taken } = periodParts(period);
  // One statement, so that all figures are true for one position. What it adds up are the sums that
  // the projection keeps: at most 732 days, and of a year thirteen months and at most 15 days at its ends.
  const found = await db
    .selectFrom('read.checkpoints as view')
    .select(metaColumns)
    .select([
      sql<Day[]>`(select coalesce(json_agg(json_build_object('day', day, 'currency', currency,
          'orders', orders, 'revenue', revenue, 'cancellations', cancellations,
          'cancelledRevenue', cancelled_revenue) order by day, currency), '[]')
        from read.daily_sales where day between ${previousFrom} and ${to})`.as('days'),
      sql<Insights['topProducts']>`(select coalesce(json_agg(json_build_object(
          'currency', ranked.currency, 'productId', ranked.product_id, 'productName', named.name,
          'quantity', quantity, 'revenue', revenue) order by ranked.currency, place), '[]')
        from (select *, row_number() over (partition by currency
            order by revenue desc, product_id) as place
          from (select currency, product_id,
              sum(quantity)::bigint as quantity, sum(revenue)::bigint as revenue
            from (select currency, product_id, quantity, revenue
                from read.product_sales where period = any(${parts})
              union all select currency, product_id, -quantity, -revenue
                from read.product_sales where period = any(${taken})) as signed
            group by currency, product_id) as sold
          where revenue > 0) as ranked
        cross join lateral (select product_name as name from read.product_sales as row
          where row.period = any(${parts}) and row.currency = ranked.currency
            and row.product_id = ranked.product_id
          order by position desc limit 1) as named
        where place <= ${topProducts})`.as('products'),
      sql<Insights['cancelReasons']>`(select coalesce(json_agg(json_build_object(
          'reason', reason, 'count', count, 'previousCount', previous)
          order by count desc, reason), '[]')
        from (select reason, coalesce(sum(count) filter (where day >= ${from}), 0) as count,
            coalesce(sum(count) filter (where day < ${from}), 0) as previous
          from read.cancel_reasons where day between ${previousFrom} and ${to}
          group by reason) as given)`.as('reasons'),
    ])
    .where('view.projection', '=', 'insights')
    .executeTakeFirst();
  const meta = metaFrom(found, 'insights');
  const days = found?.days ?? [];
  return insights.parse({
    ...period,
    ...(from <= today && today <= to && { today }),
    totals: totalsOf(days, period, daysOver(period, today)),
    daily: days.filter(({ day }) => day >= from),
    topProducts: found?.products ?? [],
    cancelReasons: found?.reasons ?? [],
    meta,
  });
}

/** The day, in UTC, by the database's clock. */
const todayOf = async (db: Reads['db']): Promise<string> => {
  const { today } = await db
    .selectNoFrom(sql<string>`to_char(now() at time zone 'UTC', 'YYYY-MM-DD')`.as('today'))
    .executeTakeFirstOrThrow();
  return today;
};

const totalsOf = (
  days: readonly Day[],
  period: InsightPeriod,
  over: InsightPeriod | undefined,
): Insights['totals'] =>
  [...new Set(days.map(({ currency }) => currency))].sort().map((currency) => {
    const own = days.filter((day) => day.currency === currency);
    return {
      currency,
      ...besideBefore(own, period),
      ...(over && { over: besideBefore(own, over) }),
    };
  });

const besideBefore = (days: readonly Day[], period: InsightPeriod): Sales & { previous: Sales } => {
  const { from, to, previousFrom, previousTo } = period;
  return {
    ...added(days.filter(({ day }) => from <= day && day <= to)),
    previous: added(days.filter(({ day }) => previousFrom <= day && day <= previousTo)),
  };
};

const added = (days: readonly Sales[]): Sales =>
  days.reduce(
    (sum, day) => ({
      orders: sum.orders + day.orders,
      revenue: sum.revenue + day.revenue,
      cancellations: sum.cancellations + day.cancellations,
      cancelledRevenue: sum.cancelledRevenue + day.cancelledRevenue,
    }),
    { orders: 0, revenue: 0, cancellations: 0, cancelledRevenue: 0 },
  );
