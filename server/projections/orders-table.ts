import type { OrderEvent } from '#server/domain/orders/events.ts';
import { evolve } from '#server/domain/orders/evolve.ts';
import { initialState } from '#server/domain/orders/state.ts';
import { assertNextVersion } from './broken-stream.ts';
import { type OrderRow, rowFromState, stateFromRow } from './order-row.ts';
import { viewTable } from './projection.ts';

/** One row an order: the domain's own fold, flattened. */
export const ordersTable = viewTable<OrderRow, OrderEvent>({
  name: 'orders',
  key: ['id'],
  streams: ['order'],
  keys: ({ streamId }) => [{ id: streamId }],
  mayExist: ({ version }) => version > 1,
  evolve(row, event) {
    assertNextVersion(row, event);
    return rowFromState(evolve(row === undefined ? initialState : stateFromRow(row), event));
  },
});
