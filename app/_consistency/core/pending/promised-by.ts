import type { EngineState } from '../engine-state.ts';
import { keptLog } from './kept-log.ts';
import { isUnresolved, type PendingCommand } from './pending-command.ts';

/** The position of the newest that this browser shows and no view does; 0: the views have it all. */
export const promisedBy = (state: EngineState): number => {
  const shown = [
    ...keptLog(state).map(positionOf),
    ...state.rowsAheadOfViews.map(({ position }) => position),
  ];
  return shown.reduce((newest, position) => Math.max(newest, position), state.cookiePosition);
};

/** What was drawn and has no position yet is in no view: any that the server renders may lack it. */
const positionOf = (entry: PendingCommand): number =>
  isUnresolved(entry) ? Number.MAX_SAFE_INTEGER : (entry.position ?? 0);
