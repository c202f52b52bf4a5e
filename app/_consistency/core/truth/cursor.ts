import type { OrderChanges } from '#server/contracts/order-queries.ts';
import type { Action } from '../action.ts';
import type { EngineState } from '../engine-state.ts';
import { mergeOrders } from './merge-orders.ts';
import { judgeRevision, ofRevision } from './revision.ts';

const advanced = (state: EngineState, cursor: number, at: number): EngineState => {
  const announcedPosition = Math.max(state.announcedPosition, cursor);
  const { knownPosition, shownPosition } = state;
  return {
    ...state,
    cursor,
    announcedPosition,
    knownPosition: Math.max(knownPosition, cursor),
    shownPosition: Math.max(shownPosition, cursor),
    asOf: cursor >= announcedPosition ? at : state.asOf,
  };
};

/** Notes that a view is at `position`, without its changes: a hole, if that is past the cursor. */
export const heard = (state: EngineState, position: number): EngineState =>
  position > state.announcedPosition ? { ...state, announcedPosition: position } : state;

/**
 * Records a read at `position`. The first sets the cursor; one below `followedFrom` moves the cursor
 * back, so that what lies between is fetched.
 */
export const viewRead = (state: EngineState, position: number, at: number): EngineState => {
  const next = {
    ...heard(state, state.cursor ?? position),
    knownPosition: Math.max(state.knownPosition, position),
    shownPosition: Math.max(state.shownPosition, position),
  };
  if (state.cursor !== null)
    return position < state.followedFrom ? takenBack(next, position) : next;
  return {
    ...takenBack(next, position),
    asOf: position >= next.announcedPosition ? at : next.asOf,
  };
};

/** Moves the cursor back: all changes after it are fetched, known here or not. */
const takenBack = (state: EngineState, cursor: number): EngineState => ({
  ...state,
  cursor,
  followedFrom: state.cursor === null ? cursor : Math.min(state.followedFrom, cursor),
});

/** Records that a command was accepted at `position`: changes from below it must bring its row. */
export const acceptedAt = (state: EngineState, position: number): EngineState => {
  const knownPosition = Math.max(state.knownPosition, position);
  if (state.cursor === null) return takenBack({ ...state, knownPosition }, position - 1);
  if (position > state.cursor) return { ...state, knownPosition };
  return takenBack({ ...heard(state, state.cursor), knownPosition }, position - 1);
};

/**
 * Takes a message of the socket. At or below the cursor it is no news, unless its row is newer than the
 * one known (a row that changed out of its turn). If it joins the cursor, it is applied. Otherwise a
 * message was missed: the row is kept (by version), the cursor stays, and the hole shows. `asOf` becomes
 * `at - lagMs`; a heartbeat at the cursor without a lag leaves it.
 */
export const pushed = (state: EngineState, message: Message): EngineState => {
  const { position, order, lagMs = state.lagMs, at } = message;
  const judged = judgeRevision(state, { answered: message.revision, asked: null });
  const known = judged === 'old' ? state : ofRevision(state, message.revision);
  const lagged = lagMs === known.lagMs ? known : { ...known, lagMs };
  const merged = order === undefined ? lagged : mergeOrders(lagged, [order]);
  switch (placeOf(message, state)) {
    case 'known':
      return isComplete(message, state) ? { ...merged, asOf: at - lagMs } : merged;
    case 'apart':
      return heard(merged, position);
    default:
      return advanced(merged, position, at - lagMs);
  }
};

type Message = Omit<Extract<Action, { type: 'pushed' }>, 'type'>;

/** A message's place: at or below the cursor, joined to it, or apart from it. */
const placeOf = (
  { position, previous }: Message,
  { cursor }: EngineState,
): 'known' | 'joined' | 'apart' => {
  if (cursor === null) return 'apart';
  if (position <= cursor) return 'known';
  return previous > cursor ? 'apart' : 'joined';
};

/** Whether a message at or below the cursor says that this page lacks nothing now. */
const isComplete = (
  { position, order, lagMs }: Message,
  { cursor, announcedPosition }: EngineState,
): boolean =>
  position === cursor &&
  cursor >= announcedPosition &&
  (order !== undefined || lagMs !== undefined);

/** Takes an answer of `/api/changes`: all rows changed in `(from, position]`. */
export const changed = (
  state: EngineState,
  answer: OrderChanges,
  { at, fresh }: { at: number; fresh: boolean },
): EngineState => {
  const merged = mergeOrders(state, answer.changes, { fresh });
  const next = heard(merged, answer.meta.position);
  // The cursor moved back while the answer travelled: the answer does not join, and the hole stays.
  if (state.cursor === null || answer.from > state.cursor) return next;
  if (leadsNowhere(answer)) return skipped(next, Math.max(state.cursor, answer.meta.position));
  return {
    ...advanced(next, Math.max(state.cursor, answer.position), at - answer.meta.lagMs),
    lagMs: answer.meta.lagMs,
  };
};

/** Whether more changed than the server tells row by row, so that all must be read anew. */
export const leadsNowhere = ({ more, position, from }: OrderChanges): boolean =>
  more && position <= from;

/** Gives up fetching row by row: the cursor jumps, and all that was loaded is read anew. */
export const skipped = (state: EngineState, position: number): EngineState => ({
  ...state,
  cursor: position,
  followedFrom: position,
  announcedPosition: Math.max(state.announcedPosition, position),
  knownPosition: Math.max(state.knownPosition, position),
  shownPosition: Math.max(state.shownPosition, position),
  generation: state.generation + 1,
  journal: [],
  journalFloor: position,
  entities: state.entities.map((entity) => ({ ...entity, fresh: false })),
});
