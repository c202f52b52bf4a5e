import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { AuditFinding } from '#db/read/operations-schema.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Projection } from '#server/projections/projection.ts';
import { auditedOrTold } from './audited-or-told.ts';

/** Rows that streams share, and what they must add up to; `wrong` answers those that do not. */
type Sum = { table: string; wrong: RawBuilder<{ key: string; said: number; is: number }> };

const mostFindings = 20;

/** The rows of two grouped queries `said` and `sums` (key, total) that do not agree. */
const disagree = (said: RawBuilder<unknown>, sums: RawBuilder<unknown>): Sum['wrong'] => sql`
  select key, coalesce(said.total, 0)::bigint as said, coalesce(sums.total, 0)::bigint as is
  from (${said}) said full join (${sums}) sums using (key)
  where coalesce(said.total, 0) <> coalesce(sums.total, 0)
  order by key limit ${mostFindings}`;

/**
 * What is counted and summed, against rows that the auditor compares with the log one by one, and
 * against each other where the same money was added up twice. All hold at every position, whatever
 * is parked or skipped.
 */
const sums: Readonly<Record<string, readonly Sum[]>> = {
  orders: [
    {
      table: 'order_counts',
      wrong: disagree(
        sql`select scope || ' ' || status as key, count as total from read.order_counts`,
        sql`select coalesce(customer_id::text, 'all') || ' ' || status as key, count(*) as total
          from read.orders group by grouping sets ((customer_id, status), (status))
          having grouping(customer_id) = 1 or customer_id is not null`,
      ),
    },
  ],
  insights: [
    {
      table: 'daily_sales orders',
      wrong: disagree(
        sql`select currency as key, sum(orders) as total from read.daily_sales group by currency`,
        sql`select currency as key, count(*) as total from read.sold_orders group by currency`,
      ),
    },
    {
      table: 'daily_sales revenue',
      wrong: disagree(
        sql`select currency as key, sum(revenue) as total from read.daily_sales group by currency`,
        sql`select currency as key, sum(total) as total from read.sold_orders group by currency`,
      ),
    },
    {
      table: 'cancel_reasons',
      wrong: disagree(
        sql`select day as key, sum(count) as total from read.cancel_reasons group by day`,
        sql`select day as key, sum(cancellations) as total from read.daily_sales group by day`,
      ),
    },
    {
      table: 'product_sales of a day, in money,',
      wrong: disagree(
        sql`select period || ' ' || currency as key, sum(revenue) as total from read.product_sales
          where length(period) = 10 group by period, currency`,
        sql`select day || ' ' || currency as key, sum(revenue - cancelled_revenue) as total
          from read.daily_sales group by day, currency`,
      ),
    },
    ...(['quantity', 'revenue'] as const).map((column) => ({
      table: `product_sales of a month, ${column},`,
      wrong: disagree(
        sql`select concat_ws(' ', period, currency, product_id) as key, ${sql.id(column)} as total
          from read.product_sales where length(period) = 7`,
        sql`select concat_ws(' ', left(period, 7), currency, product_id) as key,
            sum(${sql.id(column)}) as total
          from read.product_sales where length(period) = 10
          group by left(period, 7), currency, product_id`,
      ),
    })),
  ],
};

/**
 * What each sum of a projection may take, in ms: less than the projector's connection may be silent
 * (`silentMsOf`), which would end as if it might pass; and all together: less than a transaction may.
 */
const longest = { eachMs: 60_000, togetherMs: 90_000 };

/**
 * Adds up what a projection's shared rows stand for and answers each that says something else, and
 * each table that takes too long to be added up. Run it in one transaction of isolation level
 * repeatable read.
 */
export const auditSums = async (
  db: Kysely<ReadDatabase>,
  { name }: Pick<Projection, 'name'>,
  position: number,
  { eachMs, togetherMs } = longest,
): Promise<AuditFinding[]> => {
  const at = { from: 1, to: position, events: 1, shared: true };
  const findings: AuditFinding[] = [];
  const end = performance.now() + togetherMs;
  for (const { table, wrong } of sums[name] ?? []) {
    const found = await auditedOrTold(db, { ...at, subject: table }, async () => {
      const left = Math.ceil(Math.min(eachMs, end - performance.now()));
      // None at all would be no limit.
      const limit = String(Math.max(left, 1));
      await sql`select set_config('statement_timeout', ${limit}, true)`.execute(db);
      const { rows } = await wrong.execute(db);
      return rows.map(({ key, said, is }) => ({
        what: `${table} ${key}: the view says ${said}, its rows come to ${is}`,
        ...at,
      }));
    });
    findings.push(...found);
  }
  return findings;
};
