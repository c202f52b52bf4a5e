import type { ReadonlyKysely } from 'kysely/readonly';
import type { ReadDatabase } from './schema.ts';

/** Rows that are read at once: enough for any operator's retry. Whoever finds more must say so. */
export const mostLate = 1_000;

/**
 * The orders whose row changed out of its turn (a stale mark, a retry) and is told with a position
 * above `after`, as `late` and `order`; one more than `mostLate` when there are more.
 */
export const lateOrders = (db: ReadonlyKysely<ReadDatabase>, after: number) =>
  db
    .selectFrom('read.late_changes as late')
    .innerJoin('read.orders as order', 'order.id', 'late.order_id')
    .where('late.position', '>', after)
    .limit(mostLate + 1);
