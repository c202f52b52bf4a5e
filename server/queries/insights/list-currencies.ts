import { sql } from 'kysely';
import type { CurrencyList } from '#server/contracts/order-queries.ts';
import type { Reads } from '#server/queries/reads.ts';
import { metaColumns, metaFrom } from '#server/queries/view-meta.ts';

/** The currencies that were ever ordered in, that of the most orders first: from the sums of days. */
export async function listCurrencies({ db }: Reads): Promise<CurrencyList> {
  // The currencies by how many orders were placed in each, and the checkpoint that they are true for.
  const rows = await db
    .selectFrom('read.checkpoints as view')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('read.daily_sales')
          .select(['currency', sql<number>`sum(orders)`.as('orders')])
          .groupBy('currency')
          .as('row'),
      (join) => join.onTrue(),
    )
    .select(metaColumns)
    .select('row.currency')
    .where('view.projection', '=', 'insights')
    .orderBy('row.orders', 'desc')
    .orderBy('row.currency')
    .execute();
  return {
    data: rows.flatMap(({ currency }) => currency ?? []),
    meta: metaFrom(rows[0], 'insights'),
  };
}
