import type { Action } from './action.ts';
import type { EngineState } from './engine-state.ts';
import { isUnresolved, type PendingCommand } from './pending/pending-command.ts';
import { followsUnresolved, reconcile, signedIn } from './pending/pending-log.ts';
import { acceptedAt, heard } from './truth/cursor.ts';
import { inLog, unresolved } from './truth/epoch.ts';
import { mergeAhead } from './truth/merge-ahead.ts';

type Of<Type extends Action['type']> = Extract<Action, { type: Type }>;

/** The state once storage has been read: commands and positions of this browser's earlier pages. */
export const loaded = (state: EngineState, action: Of<'loaded'>): EngineState => {
  const { commands, knownPosition, shownPosition, durable } = action;
  const sameLog = state.epoch === null || action.epoch === null || state.epoch === action.epoch;
  const epoch = state.epoch ?? action.epoch;
  const kept = commands.filter(({ commandId }) => !state.discarded.includes(commandId));
  const earlier = kept.map(signedIn).map((saved) => {
    // The clock may have been set back since it was saved.
    const entry = { ...saved, at: Math.min(saved.at, state.now) };
    if (entry.state === 'sending') return { ...entry, state: 'unknown' as const };
    return sameLog ? inLog(entry, epoch) : unresolved(entry);
  });
  // Drop commands at or below `shownPosition`: every view read from now on has them. Keep one that
  // follows an unresolved command of its order; replaying only the earlier one would draw an older state.
  const awaited = sameLog
    ? earlier.filter(
        (entry) =>
          (entry.position ?? Number.POSITIVE_INFINITY) > shownPosition ||
          followsUnresolved(earlier, entry),
      )
    : earlier;
  const pending = awaited.reduce(reconcile, state.pending);
  const base = { ...state, epoch, durable, loaded: true, pending };
  if (!sameLog) return base;
  const placed = tabPosition(
    // Storage answered late: views have been read already, so set no floor.
    state.loaded ? base : openedAt(base, action),
    { type: 'tab-position', epoch, knownPosition, shownPosition },
  );
  return withAhead(followedAll(placed, awaited), action);
};

const openedAt = (state: EngineState, action: Of<'loaded'>): EngineState => ({
  ...withCookiePosition(state, action),
  floor: action.shownPosition,
  heldUntil: action.shownPosition,
  tombstones: new Set(action.tombstones),
});

const followedAll = (state: EngineState, entries: readonly PendingCommand[]): EngineState =>
  entries.reduce(
    (next, { position }) => (position === undefined ? next : acceptedAt(next, position)),
    state,
  );

/**
 * Adds the rows that were shown ahead of every view. Such a row is fresh only with a cursor, because only
 * then will its later changes be fetched.
 */
const withAhead = (state: EngineState, { rowsAheadOfViews = [] }: Of<'loaded'>): EngineState => {
  const { cursor, shownPosition } = state;
  const rows = rowsAheadOfViews.filter(
    ({ position }) => position > Math.max(shownPosition, cursor ?? 0),
  );
  return mergeAhead(state, rows, { fresh: cursor !== null });
};

/**
 * Awaits the position in the cookie where storage kept nothing else of the change. An unresolved command
 * has no position and may be the one that the cookie names, so nothing is awaited beside one.
 */
const withCookiePosition = (
  state: EngineState,
  { promised, shownPosition }: Of<'loaded'>,
): EngineState => {
  if (promised === undefined || state.pending.some(isUnresolved)) return state;
  const { position, epoch } = promised;
  const named = state.epoch ?? epoch;
  if (position === Number.MAX_SAFE_INTEGER || position <= shownPosition || epoch !== named)
    return state;
  const cookiePosition = {
    ...state,
    epoch: named,
    cookiePosition: position,
    knownPosition: Math.max(state.knownPosition, position),
  };
  return heard(cookiePosition, position);
};

/** Raises positions to those of another tab, in the same log. */
export const tabPosition = (
  state: EngineState,
  { epoch, knownPosition, shownPosition }: Of<'tab-position'>,
): EngineState => {
  if (epoch !== state.epoch) return state;
  const raised = {
    ...state,
    knownPosition: Math.max(state.knownPosition, knownPosition),
    shownPosition: Math.max(state.shownPosition, shownPosition),
  };
  // A live socket will bring the same messages to this tab, or show a hole.
  return state.link === 'live' ? raised : heard(raised, shownPosition);
};
