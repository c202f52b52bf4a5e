import { sql } from 'kysely';
import type { CountryList } from '#server/contracts/order-queries.ts';
import type { Reads } from '#server/queries/reads.ts';
import { metaColumns, metaFrom } from '#server/queries/view-meta.ts';

/** More spellings than the world has countries. */
const mostCountries = 500;

/**
 * The countries of all orders, as they stand on them, by code point. Goes from each to the next in
 * their index: as many steps as there are countries, however many orders.
 */
export async function listCountries({ db }: Reads): Promise<CountryList> {
  // The countries, and beside them the checkpoint that they are true for.
  const rows = await db
    .selectFrom('read.checkpoints as view')
    .leftJoinLateral(
      sql<{ country: string | null }>`(
        with recursive found(country) as (
          (select country from read.orders where country is not null order by country limit 1)
          union all
          select next.country from found cross join lateral (
            select country from read.orders as later
            where later.country > found.country order by country limit 1) as next
        )
        select country from found limit ${mostCountries})`.as('row'),
      (join) => join.onTrue(),
    )
    .select(metaColumns)
    .select('row.country')
    .where('view.projection', '=', 'orders')
    .execute();
  return {
    data: rows.flatMap(({ country }) => country ?? []),
    meta: metaFrom(rows[0], 'orders'),
  };
}
