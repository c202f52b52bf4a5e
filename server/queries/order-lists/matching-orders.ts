import { type Expression, type SqlBool, sql } from 'kysely';
import type { OrderFilterQuery } from '#server/contracts/order-filter.ts';
import { readOrderRows } from '#server/queries/orders/read-order-rows.ts';
import { column } from '#server/queries/pages/keyset.ts';
import type { Reads } from '#server/queries/reads.ts';
import { orderConditions } from './order-conditions.ts';
import { exactSearch, searchConditions, similarSearch } from './order-search.ts';

/** How a filter's words were taken: as they were typed, or for what is like them. */
export type SearchKind = 'exact' | 'similar';

/**
 * The conditions on `read.orders as order` that leave what the list shows under this filter: its
 * words as they were typed, or, if no order has them, those that are like them. A list that goes on
 * gives the `kind` that it began with: orders change meanwhile, and what is like must not slip in
 * when the last exact one is gone.
 */
export async function matchingOrders(
  reads: Reads,
  filter: OrderFilterQuery,
  begun?: SearchKind,
): Promise<{ conditions: Expression<SqlBool>[]; kind: SearchKind }> {
  const exact = await exactSearch(reads, filter.q);
  const conditions = [...orderConditions(filter), ...searchConditions(exact)];
  if (exact.length === 0 || begun === 'exact') return { conditions, kind: 'exact' };
  if (begun === undefined) {
    const sort = { columns: [column('number')], direction: 'desc' } as const;
    const { rows } = await readOrderRows(reads, { conditions, sort, limit: 1 });
    if (rows.length > 0) return { conditions, kind: 'exact' };
  }
  const similar = await similarSearch(reads, exact);
  if (similar === undefined) {
    // Those that it began with are gone; others must not slip in.
    return begun === 'similar'
      ? { conditions: [sql<SqlBool>`false`], kind: 'similar' }
      : { conditions, kind: 'exact' };
  }
  const alike = [...orderConditions(filter), ...searchConditions(similar)];
  return { conditions: alike, kind: 'similar' };
}
