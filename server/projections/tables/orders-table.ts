import type { OrderEvent } from '#server/domain/orders/events.ts';
import { evolve, rememberedCommands } from '#server/domain/orders/evolve.ts';
import { initialState } from '#server/domain/orders/state.ts';
import { assertNextVersion, withoutEvent } from '../broken-stream.ts';
import { viewTable } from '../projection.ts';
import { type OrderRow, rowFromState, stateFromRow } from './order-row.ts';

/** One row an order: the domain's own fold, flattened. */
export const ordersTable = viewTable<OrderRow, OrderEvent>({
  name: 'orders',
  key: ['id'],
  streams: ['order'],
  keys: ({ streamId }) => [{ id: streamId }],
  mayExist: ({ version }) => version > 1,
  marksStale: true,
  // The command is on record in the row, so that the browser that sent it stops waiting. The row is
  // behind the log for good, and says so.
  skip: (row, event) => ({
    ...rowFromState(stateFromRow(withoutEvent(row, event)), row.stale_since ?? event.skippedAt),
    command_ids: [...row.command_ids, event.commandId].slice(-rememberedCommands),
  }),
  evolve(row, event) {
    assertNextVersion(row, event);
    const before = row === undefined ? initialState : stateFromRow(row);
    return rowFromState(evolve(before, event), row?.stale_since ?? null);
  },
});
