import type { EngineState } from '../engine-state.ts';
import type { PendingCommand } from '../pending/pending-command.ts';
import { absorb } from './absorb.ts';
import { acceptedAt } from './cursor.ts';

/**
 * Has the row of an accepted command fetched. Absorbs first: a row that contains the command needs no
 * changes from below its position, and a push that came before the 202 has dropped the entry.
 */
export const followed = (
  state: EngineState,
  { commandId, position }: Pick<PendingCommand, 'commandId' | 'position'>,
): EngineState => {
  if (position === undefined) return state;
  const settled = absorb(state);
  return settled.pending.some((entry) => entry.commandId === commandId)
    ? acceptedAt(settled, position)
    : { ...settled, knownPosition: Math.max(state.knownPosition, position) };
};
