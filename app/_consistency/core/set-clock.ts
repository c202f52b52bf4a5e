import type { EngineState } from './engine-state.ts';
import { isLive } from './pending/pending-command.ts';

/**
 * The state at `now` (ms since 1970). If the clock was set back, live commands move back with it, so
 * that each has been on its way for as long as before.
 */
export const setClock = (state: EngineState, now: number): EngineState => {
  const back = state.now - now;
  if (back <= 0 || !state.pending.some(isLive)) return { ...state, now };
  const pending = state.pending.map((entry) =>
    isLive(entry) ? { ...entry, at: entry.at - back } : entry,
  );
  return { ...state, now, pending };
};
