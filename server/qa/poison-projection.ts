import type { Projection, ViewTable } from '#server/projections/projection.ts';

/** Comes out the same however often the event is tried, until the order is cured. */
export class PoisonedOrder extends Error {
  readonly code = 'poisoned-order';
  constructor(orderId: string, position: number) {
    super(
      `Order ${orderId} is poisoned: its event at position ${position} cannot be projected. POST /api/qa/poison with "cure": true takes it back.`,
    );
    this.name = 'PoisonedOrder';
  }
}

/** The same projection, whose folds throw PoisonedOrder at every event of an order that is poisoned. */
export const poisonProjection = (
  projection: Projection,
  isPoisoned: (orderId: string) => boolean,
): Projection => ({
  ...projection,
  tables: projection.tables.map(
    (table): ViewTable => ({
      ...table,
      evolve(row, event, key) {
        if (event.streamType === 'order' && isPoisoned(event.streamId)) {
          throw new PoisonedOrder(event.streamId, event.position);
        }
        return table.evolve(row, event, key);
      },
    }),
  ),
});
