import type { ReadonlyKysely } from 'kysely/readonly';
import type { ReadDatabase } from '#db/read/schema.ts';
import { viewFromRow } from '#server/projections/order-row.ts';
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
 * What happened to orders after a position, oldest first, at most `limit`, each with the order as
 * it is now. `to` is the position up to which the answer is complete.
 */
export const readChanges = async (
  db: ReadonlyKysely<ReadDatabase>,
  after: number,
  limit: number,
): Promise<{ place: ViewPlace; changes: OrderChange[]; to: number } | undefined> => {
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
    .select(['view.epoch as view_epoch', 'view.position as view_position'])
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
  return { place, changes, to };
};
