import { type Kysely, sql } from 'kysely';
import type { WriteDatabase } from '#db/write/schema.ts';

type Found = {
  events: number;
  last: number;
  orders: number;
  pence: number;
  cancellations: number;
  misordered: number;
};

/** What in the log is not what the report of its one import says, in sentences. */
export const findFaults = async (
  db: Kysely<WriteDatabase>,
  report: Record<string, number>,
): Promise<string[]> => {
  const { rows } = await sql<Found>`
    -- An order is misordered when its invoice is older than that of the order before it.
    with placed as (
      select data, metadata->>'occurredAt' as happened,
        lag(metadata->>'occurredAt') over (order by position) as before
      from write.events where type = 'OrderCreated'
    )
    select
      (select count(*) from write.events) as events,
      (select max(position) from write.events) as last,
      (select count(*) from write.events where type = 'OrderCancelled') as cancellations,
      (select count(*) from placed) as orders,
      (select sum((data->>'total')::bigint)::bigint from placed) as pence,
      (select count(*) from placed where happened < before) as misordered`.execute(db);
  const [found] = rows;
  if (!found) return ['The log could not be read.'];
  const { customers = 0, products = 0, orders = 0, cancelledOrders = 0, totalPence } = report;
  const events = customers + products + orders + cancelledOrders;
  const expected = { events, last: events, orders, pence: totalPence, misordered: 0 };
  return Object.entries({ ...expected, cancellations: cancelledOrders })
    .filter(([name, value]) => found[name as keyof Found] !== value)
    .map(([name, value]) => `${name}: ${found[name as keyof Found]} instead of ${value}.`);
};
