import type { Invariant } from './evidence.ts';

export const moneyAddsUp: Invariant = {
  id: 'I6',
  says: 'lines add up to totals and orders to counters, and nothing is negative',
  find: async ({ views }) => {
    const totals = await views<{ id: string; total: string; lines: string }>(`
      select id, total, lines from (select id, total, (select coalesce(sum(
        (i->>'price')::bigint * (i->>'quantity')::bigint), 0) from jsonb_array_elements(items) i)
        as lines from read.orders) o
      where total <> lines or total < 0 limit 5`);
    const counters = await views<{ scope: string; status: string; count: number; rows: number }>(`
      with counted as (
        select scope, status, count(*) as rows from read.orders
          cross join lateral (values ('all'), (customer_id::text)) s (scope)
          where scope is not null group by scope, status)
      select scope, status, coalesce(c.count, 0)::int as count, coalesce(o.rows, 0)::int as rows
      from read.order_counts c full join counted o using (scope, status)
      where coalesce(c.count, 0) <> coalesce(o.rows, 0) limit 5`);
    return [
      ...totals.map((row) => `order ${row.id} totals ${row.total}, its lines ${row.lines}`),
      ...counters.map(
        ({ scope, status, count, rows }) =>
          `${scope} has ${rows} ${status} orders, the counter says ${count}`,
      ),
    ];
  },
};
