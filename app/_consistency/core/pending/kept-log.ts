import type { EngineState } from '../engine-state.ts';
import type { PendingCommand } from './pending-command.ts';

/**
 * What must outlive the page: the pending log, and what rows contain that are ahead of every view. A
 * page that is rendered of a view lacks it.
 */
export const keptLog = ({
  pending,
  settled,
  shownPosition,
}: EngineState): readonly PendingCommand[] => {
  const unread = settled.filter(({ position = 0 }) => position > shownPosition);
  return unread.length === 0 ? pending : [...pending, ...unread];
};
