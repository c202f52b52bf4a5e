import type { EngineState } from '../engine-state.ts';

/** The state without what waited for a view, or for the cursor, that has come to it. */
export const caughtUp = (state: EngineState): EngineState => {
  const { ahead, behind, owed, cursor, viewSeen } = state;
  const isReached = (position: number) => cursor !== null && cursor >= position;
  const next = {
    ahead: ahead.some(({ position }) => position <= viewSeen)
      ? ahead.filter(({ position }) => position > viewSeen)
      : ahead,
    behind: isReached(behind) ? 0 : behind,
    owed: owed > 0 && (isReached(owed) || hasWhatIsOwed(state)) ? 0 : owed,
  };
  const isSame = next.ahead === ahead && next.behind === behind && next.owed === owed;
  return isSame ? state : { ...state, ...next };
};

/** Whether what the cookie names is drawn by this page itself. */
const hasWhatIsOwed = ({ pending, ahead, owed }: EngineState): boolean =>
  [...pending, ...ahead].some(({ position }) => position === owed);
