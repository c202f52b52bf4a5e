import type { EngineState } from '../engine-state.ts';

/** The state without what waited for a view, or for the cursor, that has come to it. */
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

/** Whether what the cookie names is drawn by this page itself. */
const isDrawnHere = ({ pending, rowsAheadOfViews, cookiePosition }: EngineState): boolean =>
  [...pending, ...rowsAheadOfViews].some(({ position }) => position === cookiePosition);
