import type { Expression, SqlBool } from 'kysely';
import type { OrderFilterQuery } from '#server/contracts/order-filter.ts';
import { readOrderRows } from '#server/queries/orders/read-order-rows.ts';
import { column } from '#server/queries/pages/keyset.ts';
import type { Reads } from '#server/queries/reads.ts';
import { exactElseSimilar, type SearchKind } from './exact-else-similar.ts';
import { orderConditions } from './order-conditions.ts';

/**
 * The conditions on `read.orders as order` that leave what the list shows under this filter.
 * `begun`: how a list that goes on took its words.
 */
export async function matchingOrders(
  reads: Reads,
  { q, ...filter }: OrderFilterQuery,
  begun?: SearchKind,
): Promise<{ conditions: Expression<SqlBool>[]; kind: SearchKind }> {
  const filtered = orderConditions(filter);
  const sort = { columns: [column('number')], direction: 'desc' } as const;
  const { conditions, kind } = await exactElseSimilar(reads, { q, begun }, (exact) =>
    readOrderRows(reads, { conditions: [...filtered, ...exact.conditions], sort, limit: 1 }),
  );
  return { conditions: [...filtered, ...conditions], kind };
}
