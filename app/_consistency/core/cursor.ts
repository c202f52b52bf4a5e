import type { Order } from '#server/contracts/order.ts';
import type { OrderChanges } from '#server/contracts/order-queries.ts';
import type { EngineState } from './engine-state.ts';
import { mergeOrders } from './merge-orders.ts';

const advanced = (state: EngineState, cursor: number, at: number): EngineState => {
  const head = Math.max(state.head, cursor);
  const { seen, viewSeen } = state;
  return {
    ...state,
    cursor,
    head,
    seen: Math.max(seen, cursor),
    viewSeen: Math.max(viewSeen, cursor),
    asOf: cursor >= head ? at : state.asOf,
  };
};

/** Hears that a view is at `position` without learning what changed: a hole if that is past the cursor. */
export const heard = (state: EngineState, position: number): EngineState =>
  position > state.head ? { ...state, head: position } : state;

/**
 * A view true for `position` has been read. The first one starts the cursor; an older one than the
 * cursor takes it back, so that what changed between is fetched (again) and no view misses it.
 */
export const viewRead = (state: EngineState, position: number, at: number): EngineState => {
  const next = {
    ...heard(state, state.cursor ?? position),
    seen: Math.max(state.seen, position),
    viewSeen: Math.max(state.viewSeen, position),
  };
  if (state.cursor !== null) return { ...next, cursor: Math.min(state.cursor, position) };
  return { ...next, cursor: position, asOf: position >= next.head ? at : next.asOf };
};

/** A command was accepted at `position`; its row must come through changes from below that. */
export const acceptedAt = (state: EngineState, position: number): EngineState => {
  const seen = Math.max(state.seen, position);
  if (state.cursor === null) return { ...state, seen, cursor: position - 1 };
  if (position > state.cursor) return { ...state, seen };
  return { ...heard(state, state.cursor), seen, cursor: position - 1 };
};

/**
 * A message of the socket. At or below the cursor: dropped. Joined to it: applied. Otherwise one was
 * missed: the row itself is kept (by version), the cursor stays, and the hole shows.
 */
export const pushed = (
  state: EngineState,
  message: { position: number; previous: number; order?: Order; at: number },
): EngineState => {
  const { position, previous, order, at } = message;
  if (state.cursor !== null && position <= state.cursor) {
    return position === state.cursor && state.cursor >= state.head ? { ...state, asOf: at } : state;
  }
  const merged = order === undefined ? state : mergeOrders(state, [order]);
  if (state.cursor === null || previous > state.cursor) return heard(merged, position);
  return advanced(merged, position, at);
};

/** The answer of `/api/changes`: all rows changed in `(from, position]`. */
export const changed = (state: EngineState, answer: OrderChanges, at: number): EngineState => {
  const merged = mergeOrders(state, answer.changes);
  const next = heard(merged, answer.meta.position);
  // The cursor was taken back while the answer travelled: it does not join, the hole stays.
  if (state.cursor === null || answer.from > state.cursor) return next;
  return {
    ...advanced(next, Math.max(state.cursor, answer.position), at),
    lagMs: answer.meta.lagMs,
  };
};

/** Gives up fetching row by row: the cursor jumps, and all that was loaded is read anew. */
export const skipped = (state: EngineState, position: number): EngineState => ({
  ...state,
  cursor: position,
  head: Math.max(state.head, position),
  seen: Math.max(state.seen, position),
  viewSeen: Math.max(state.viewSeen, position),
  generation: state.generation + 1,
  journal: [],
  journalFloor: position,
  entities: new Map(
    [...state.entities].map(([id, entity]) => [id, { ...entity, fresh: false }] as const),
  ),
});
