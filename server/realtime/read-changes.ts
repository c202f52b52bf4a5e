import type { ReadonlyKysely } from 'kysely/readonly';
import { lateOrders, mostLate } from '#db/read/late-orders.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import { viewLagMs } from '#db/read/view-lag.ts';
import { viewFromRow } from '#server/projections/tables/order-row.ts';
import { orderColumns } from '#server/queries/orders/order-from-row.ts';
import { messageType, type OrderChange } from './order-change.ts';

/** Where the order views are, in the log called `epoch`. */
export type ViewPlace = { epoch: string; position: number };

/** Where the order views are; undefined before their first batch. */
export const readPlace = async (
  db: ReadonlyKysely<ReadDatabase>,
): Promise<ViewPlace | undefined> => {
  const row = await db
    .selectFrom('read.checkpoints')
    .select(['epoch', 'position'])
    .where('projection', '=', 'orders')
    .executeTakeFirst();
  if (row === undefined || row.epoch === null) return undefined;
  return { epoch: row.epoch, position: row.position };
};

/**
 * Where the order views are, how long ago (ms) they were last known to hold the whole log, and of
 * which making they are.
 */
export type ViewLag = { position: number; lagMs: number; revision: number };

/** Undefined before their first batch. */
export const readLag = (db: ReadonlyKysely<ReadDatabase>): Promise<ViewLag | undefined> =>
  db
    .selectFrom('read.checkpoints as view')
    .select(['view.position', viewLagMs.as('lagMs'), 'view.revision'])
    .where('view.projection', '=', 'orders')
    .executeTakeFirst();

/** `isWhole`: false when more rows changed out of their turn than `changes` may hold. */
export type Changes = { place: ViewPlace; changes: OrderChange[]; to: number; isWhole: boolean };

/**
 * What happened to orders after a position, oldest first, at most `limit`, each with the order as
 * it is now. `to` is the position up to which the answer is complete.
 */
export const readChanges = async (
  db: ReadonlyKysely<ReadDatabase>,
  after: number,
  limit: number,
): Promise<Changes | undefined> => {
  // One statement, so that the place and the rows are of one snapshot.
  const rows = await db
    .selectFrom('read.checkpoints as view')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('read.order_events as event')
          .innerJoin('read.orders as order', 'order.id', 'event.order_id')
          .selectAll('order')
          .select(['event.position as event_position', 'event.type as event_type'])
          .where('event.position', '>', after)
          .orderBy('event.position')
          .limit(limit)
          .as('change'),
      (join) => join.onTrue(),
    )
    .where('view.projection', '=', 'orders')
    .selectAll('change')
    .select([
      'view.epoch as view_epoch',
      'view.position as view_position',
      'view.late_position as view_late_position',
    ])
    .orderBy('change.event_position')
    .execute();
  const [first] = rows;
  if (first === undefined || first.view_epoch === null) return undefined;
  const changes = rows.flatMap((row): OrderChange[] => {
    const { event_position, event_type } = row;
    if (event_position === null || event_type === null) return [];
    // A row with an event has its order: the left join found both or neither.
    const view = viewFromRow(row as Parameters<typeof viewFromRow>[0]);
    return [{ position: event_position, type: messageType(event_type), view }];
  });
  const place = { epoch: first.view_epoch, position: first.view_position };
  const last = changes.at(-1);
  const to = changes.length === limit && last ? last.position : place.position;
  const isLate = first.view_late_position > after && limit > 0;
  const late = isLate ? await readLate(db, { after, to, limit: mostLate + 1 }) : [];
  const isWhole = late.length <= mostLate;
  return { place, changes: inTurn(isWhole ? [...changes, ...late] : changes), to, isWhole };
};

const inTurn = (changes: OrderChange[]) => changes.sort((a, b) => a.position - b.position);

type LateRange = { after: number; to?: number; beyond?: string | undefined; limit: number };

/**
 * Orders whose row changed out of its turn, told with a position above `after` and not above `to`,
 * by their ids: those beyond one, at most `limit`.
 */
export const readLate = async (
  db: ReadonlyKysely<ReadDatabase>,
  { after, to = Number.MAX_SAFE_INTEGER, beyond, limit }: LateRange,
): Promise<OrderChange[]> => {
  const rows = await lateOrders(db, after)
    .select(orderColumns.map((name) => `order.${name}` as const))
    .select('late.position as late_position')
    .where('late.position', '<=', to)
    .$if(beyond !== undefined, (query) => query.where('late.order_id', '>', beyond ?? ''))
    .orderBy('late.order_id')
    .limit(limit)
    .execute();
  return rows.map(({ late_position: position, ...row }) => ({
    position,
    type: 'OrderRefreshed',
    view: viewFromRow(row),
  }));
};
