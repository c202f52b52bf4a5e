import type { EngineState } from '../engine-state.ts';
import type { PendingCommand } from './pending-command.ts';

/**
 * The commands that must outlive the page: the pending log, and settled commands above `shownPosition`,
 * which a page rendered from a view would lack.
 */
export const keptLog = ({
  pending,
  settled,
  shownPosition,
}: EngineState): readonly PendingCommand[] => {
  const unread = settled.filter(({ position = 0 }) => position > shownPosition);
  return unread.length === 0 ? pending : [...pending, ...unread];
};
