import type { Expression, SqlBool } from 'kysely';
import { lateOrders } from '#db/read/late-orders.ts';
import type { Meta } from '#server/contracts/page.ts';
import type { TravellingRow } from '#server/projections/tables/order-row.ts';
import type { Reads } from '#server/queries/reads.ts';
import { metaColumns, metaFrom } from '#server/queries/view-meta.ts';
import { orderColumns } from './order-from-row.ts';
import { isOrderRow } from './read-order-rows.ts';

/** An order and the position with which it is told: its row's own, or that of a later change out of its turn. */
export type ToldRow = TravellingRow & { told: number };

export type ToldRowsRequest = {
  /** Conditions on `read.orders as order`. */
  conditions: readonly Expression<SqlBool>[];
  after: number;
  limit: number;
};

/**
 * Orders that are told with a position above `after`, oldest first, each once: `limit` of them and
 * whatever shares the last one's position; of one position, one more than `mostLate` at most. One
 * statement, so that rows and position are of one snapshot.
 */
export async function readToldRows(
  { db }: Reads,
  { conditions, after, limit }: ToldRowsRequest,
): Promise<{ rows: ToldRow[]; meta: Meta }> {
  const inTurn = db
    .selectFrom('read.orders as order')
    .select(['order.id', 'order.position as told'])
    .where('order.position', '>', after)
    .where((where) => where.and([...conditions]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('read.late_changes as late')
            .select('late.order_id')
            .whereRef('late.order_id', '=', 'order.id')
            .whereRef('late.position', '>', 'order.position'),
        ),
      ),
    )
    .orderBy('order.position')
    .limit(limit)
    .as('in_turn');
  const outOfTurn = lateOrders(db, after)
    .select(['order.id', 'late.position as told'])
    .whereRef('late.position', '>', 'order.position')
    .where((where) => where.and([...conditions]))
    .orderBy('late.position')
    .as('late');
  const changed = db.selectFrom(inTurn).selectAll().unionAll(db.selectFrom(outOfTurn).selectAll());
  const found = await db
    .selectFrom('read.checkpoints as view')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom(changed.as('changed'))
          .innerJoin('read.orders as order', 'order.id', 'changed.id')
          .select(orderColumns.map((name) => `order.${name}` as const))
          .select('changed.told')
          .orderBy('changed.told')
          .fetch(limit, 'with ties')
          .as('row'),
      (join) => join.onTrue(),
    )
    .select(metaColumns)
    .selectAll('row')
    .where('view.projection', '=', 'orders')
    .orderBy('row.told')
    .orderBy('row.id')
    .execute();
  const rows = found.flatMap((row) =>
    isOrderRow(row) ? [{ ...row, told: row.told ?? row.position }] : [],
  );
  return { rows, meta: metaFrom(found[0], 'orders') };
}
