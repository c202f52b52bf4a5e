import type { EngineState } from '../engine-state.ts';

/** The state without rows, holds and cookie positions that a view or the cursor has reached. */
export const caughtUp = (state: EngineState): EngineState => {
  const { rowsAheadOfViews, heldUntil, cookiePosition, cursor, shownPosition } = state;
  const isReached = (position: number) => cursor !== null && cursor >= position;
  const next = {
    rowsAheadOfViews: rowsAheadOfViews.some(({ position }) => position <= shownPosition)
      ? rowsAheadOfViews.filter(({ position }) => position > shownPosition)
      : rowsAheadOfViews,
    heldUntil: isReached(heldUntil) ? 0 : heldUntil,
    cookiePosition:
      cookiePosition > 0 && (isReached(cookiePosition) || isDrawnHere(state)) ? 0 : cookiePosition,
  };
  const isSame =
    next.rowsAheadOfViews === rowsAheadOfViews &&
    next.heldUntil === heldUntil &&
    next.cookiePosition === cookiePosition;
  return isSame ? state : { ...state, ...next };
};

/** Whether this page itself draws the change that the cookie names. */
const isDrawnHere = ({ pending, rowsAheadOfViews, cookiePosition }: EngineState): boolean =>
  [...pending, ...rowsAheadOfViews].some(({ position }) => position === cookiePosition);
