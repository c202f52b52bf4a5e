import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { OrdersTable } from '#db/read/schema.ts';
import type { Meta } from '#server/contracts/page.ts';
import type { TravellingRow } from '#server/projections/order-row.ts';
import type { CursorKey } from './cursors.ts';
import { afterKey, type Sort, sortedBy } from './keyset.ts';
import { orderColumns } from './order-from-row.ts';
import type { Reads } from './reads.ts';
import { type MetaRow, metaColumns, metaFrom } from './view-meta.ts';

/** Conditions on `read.orders as order` are built with this. */
export const orderWhere = expressionBuilder<{ order: OrdersTable }, 'order'>();

export type OrderRowsRequest = {
  conditions: readonly Expression<SqlBool>[];
  sort: Sort;
  after?: CursorKey | undefined;
  limit: number;
};

/**
 * At most `limit` rows of `read.orders`, whether there are more, and what they are true for: one
 * statement, so that rows and position are of one snapshot.
 */
export async function readOrderRows(
  { db }: Reads,
  { conditions, sort, after, limit }: OrderRowsRequest,
): Promise<{ rows: TravellingRow[]; more: boolean; meta: Meta }> {
  const all = after === undefined ? conditions : [...conditions, afterKey(sort, after, 'order')];
  // The checkpoint, and beside it the page; the checkpoint alone when the page is empty.
  const found = await db
    .selectFrom('read.checkpoints as view')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('read.orders as order')
          .select(orderColumns.map((name) => `order.${name}` as const))
          .where((where) => where.and([...all]))
          .orderBy(sortedBy(sort, 'order'))
          .limit(limit + 1)
          .as('row'),
      (join) => join.onTrue(),
    )
    .select(metaColumns)
    .selectAll('row')
    .where('view.projection', '=', 'orders')
    .orderBy(sortedBy(sort, 'row'))
    .execute();
  const rows = found.filter(isOrderRow);
  return {
    rows: rows.slice(0, limit),
    more: rows.length > limit,
    meta: metaFrom(found[0], 'orders'),
  };
}

/** A left join gives nulls, all of them, where there was no row. */
const isOrderRow = (
  row: MetaRow & { [Name in keyof TravellingRow]: TravellingRow[Name] | null },
): row is MetaRow & TravellingRow => row.id !== null;
