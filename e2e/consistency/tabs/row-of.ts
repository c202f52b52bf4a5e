import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import type { EngineState } from '#app/_consistency/core/engine-state.ts';
import type { DrawnRow } from '../history/entry.ts';

/** What the history keeps of a drawn order. */
export const rowOf = ({ entities }: EngineState, order: DrawnOrder): DrawnRow => ({
  id: order.id,
  version: order.version,
  status: order.status,
  createdAt: order.createdAt,
  base: entities.get(order.id)?.order.version ?? 0,
  commandIds: order.commandIds,
  changes: order.changes.map(({ commandId }) => commandId),
});
