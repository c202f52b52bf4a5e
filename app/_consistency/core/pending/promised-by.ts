import type { EngineState } from '../engine-state.ts';
import { keptLog } from './kept-log.ts';
import { isUnresolved, type PendingCommand } from './pending-command.ts';

/**
 * Highest position shown here that no view has reached; 0 for none; MAX_SAFE_INTEGER while a command is
 * unanswered.
 */
export const promisedBy = (state: EngineState): number => {
  const shown = [
    ...keptLog(state).map(positionOf),
    ...state.rowsAheadOfViews.map(({ position }) => position),
  ];
  return shown.reduce((newest, position) => Math.max(newest, position), state.cookiePosition);
};

/** An unanswered command has no position yet: any view that the server renders may lack it. */
const positionOf = (entry: PendingCommand): number =>
  isUnresolved(entry) ? Number.MAX_SAFE_INTEGER : (entry.position ?? 0);
