import { type Expression, type SqlBool, sql } from 'kysely';
import type { MatchingOrders, MatchingOrdersQuery } from '#server/contracts/order-queries.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { orderWhere } from '#server/queries/orders/read-order-rows.ts';
import { afterKey, column, type Sort, sortedBy } from '#server/queries/pages/keyset.ts';
import type { Reads } from '#server/queries/reads.ts';
import { metaColumns, metaFrom } from '#server/queries/view-meta.ts';
import type { SearchKind } from './exact-else-similar.ts';
import { matchingOrders } from './matching-orders.ts';

/** Bulk work on more than this is done in parts; to count further would read further. */
const mostCounted = 10_000;

const byNumber: Sort = { columns: [column('number')], direction: 'asc' };

/**
 * The orders of a filter for bulk work, by number, of which none was placed after the first page.
 * Throws InvalidCursor.
 */
export async function listMatchingOrders(
  reads: Reads,
  viewer: Viewer,
  { limit, cursor, ...filter }: MatchingOrdersQuery,
): Promise<MatchingOrders> {
  const list = { list: 'matching-orders', user: viewer.id, ...filter };
  const opened = cursor === undefined ? undefined : reads.cursors.open(cursor, list);
  const [begun, upTo, after] = opened ?? [];
  const matching = await matchingOrders(reads, filter, begun as SearchKind | undefined);
  const conditions = [...matching.conditions];
  if (upTo !== undefined) conditions.push(orderWhere('order.number', '<=', Number(upTo)));
  const count = opened === undefined ? countColumn(conditions) : sql<null>`null`;
  if (after !== undefined) conditions.push(afterKey(byNumber, [after], 'order'));
  // The page, how many there are, and the checkpoint that both are true for.
  const found = await reads.db
    .selectFrom('read.checkpoints as view')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('read.orders as order')
          .select(['order.id', 'order.number', 'order.status', 'order.version'])
          .where((where) => where.and(conditions))
          .orderBy(sortedBy(byNumber, 'order'))
          .limit(limit + 1)
          .as('row'),
      (join) => join.onTrue(),
    )
    .select(metaColumns)
    .select(count.as('count'))
    .selectAll('row')
    .where('view.projection', '=', 'orders')
    .orderBy(sortedBy(byNumber, 'row'))
    .execute();
  const meta = metaFrom(found[0], 'orders');
  const rows = found.flatMap(({ id, number, status, version }) =>
    id === null || number === null || status === null || version === null
      ? []
      : [{ id, number, status, version }],
  );
  const data = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  const bound = Number(upTo ?? meta.position);
  const last = data.at(-1);
  const counted = found[0]?.count ?? null;
  return {
    data,
    hasMore,
    nextCursor:
      hasMore && last ? reads.cursors.seal([matching.kind, bound, last.number], list) : null,
    meta,
    upTo: bound,
    kind: matching.kind,
    ...(counted !== null && {
      count: { value: Math.min(counted, mostCounted), atLeast: counted > mostCounted },
    }),
  };
}

/** How many rows there are, up to one more than anybody asks for. */
const countColumn = (conditions: Expression<SqlBool>[]) =>
  sql<number | null>`(select count(*)::int from (select from read.orders as "order"
    where ${conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)}
    limit ${mostCounted + 1}) as counted)`;
