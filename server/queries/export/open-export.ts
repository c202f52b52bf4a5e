import { type ControlledTransaction, type Kysely, sql } from 'kysely';
import { longestReadMs } from '#db/read/longest-read.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { OrderFilterQuery } from '#server/contracts/order-filter.ts';
import type { AdminSort } from '#server/contracts/order-queries.ts';
import { matchingOrders } from '#server/queries/order-lists/matching-orders.ts';
import { sortOf } from '#server/queries/order-lists/order-sorts.ts';
import { orderColumns } from '#server/queries/orders/order-from-row.ts';
import { orderWhere } from '#server/queries/orders/read-order-rows.ts';
import { sortedBy } from '#server/queries/pages/keyset.ts';
import type { Reads } from '#server/queries/reads.ts';
import { metaColumns, metaFrom } from '#server/queries/view-meta.ts';
import { type ExportReader, idleMs, readerOf } from './export-reader.ts';

/** Orders of one snapshot, some hundreds at a time. `close` it whatever happens. */
export type OrderExport = ExportReader & {
  meta: ReturnType<typeof metaFrom>;
  /** How many rows there will be, where the counters know without counting. */
  expected: number | undefined;
};

/**
 * Opens a cursor on all orders of a filter, of which `ids` may name some, in the list's sort, at one
 * position: a transaction that reads one snapshot until it is closed. `exportDb` is a pool of few
 * connections for this alone. A reader that takes nothing for 30 s loses it, as everybody does after
 * 15 min: a snapshot that is held keeps dead rows alive, and its connection is one of those few.
 * `onUnread` is called when it is lost for want of a reader, who may never come to be told.
 */
export async function openExport(
  reads: Reads,
  exportDb: Kysely<ReadDatabase>,
  { sort, ids, ...filter }: OrderFilterQuery & { sort: AdminSort; ids?: readonly string[] },
  onUnread: () => void = () => {},
): Promise<OrderExport> {
  const { conditions } = await matchingOrders(reads, filter);
  if (ids !== undefined) conditions.push(orderWhere('order.id', 'in', ids));
  const transaction = await exportDb
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  const begun = performance.now();
  try {
    // The role's own limit is running by now, and Postgres starts another only after its end.
    await sql`select set_config('transaction_timeout', '0', true),
      set_config('transaction_timeout', ${`${longestReadMs}ms`}, true),
      set_config('statement_timeout', '60s', true),
      set_config('idle_in_transaction_session_timeout', ${`${idleMs + 5_000}ms`}, true)`.execute(
      transaction,
    );
    const counted = await readSnapshotFacts(transaction, filter);
    const place = { ...counted, ...(ids !== undefined && { expected: undefined }) };
    const query = transaction
      .selectFrom('read.orders as order')
      .select(orderColumns.map((name) => `order.${name}` as const))
      .where((where) => where.and(conditions))
      .orderBy(sortedBy(sortOf(sort), 'order'));
    // Kysely compiles the query; the cursor takes its parameters with it.
    await sql`declare export no scroll cursor for ${query}`.execute(transaction);
    return { ...place, ...readerOf(reads, transaction, { pid: place.pid, begun, onUnread }) };
  } catch (error) {
    await transaction.rollback().execute();
    throw error;
  }
}

/** Where the view is in the transaction's snapshot, how many orders the filter has, and who asks. */
async function readSnapshotFacts(
  transaction: ControlledTransaction<ReadDatabase>,
  filter: OrderFilterQuery,
) {
  const { status, ...others } = filter;
  // One row: the checkpoint, this connection's process id, and the sum of the kept counters.
  const found = await transaction
    .selectFrom('read.checkpoints as view')
    .select(metaColumns)
    .select(sql<number>`pg_backend_pid()`.as('pid'))
    .select((eb) =>
      eb
        .selectFrom('read.order_counts')
        .select(sql<number>`coalesce(sum(count), 0)::bigint`.as('count'))
        .where('scope', '=', 'all')
        .$if(status !== undefined, (counts) => counts.where('status', '=', status ?? 'pending'))
        .as('count'),
    )
    .where('view.projection', '=', 'orders')
    .executeTakeFirst();
  const isCounted = Object.values(others).every((value) => value === undefined);
  return {
    meta: metaFrom(found, 'orders'),
    pid: found?.pid ?? 0,
    expected: isCounted ? (found?.count ?? 0) : undefined,
  };
}
