import type { EngineState } from '../engine-state.ts';
import { isLive, type PendingCommand } from '../pending/pending-command.ts';

/** How many absorbed commands are kept for views that are read later than the row. */
const rememberedCommands = 64;

/**
 * Drops every pending command that its order's row contains: the row's version has reached the
 * accepted one, or the row names the command (a push can come before the 202). Per row, never by
 * time. A page that lacks the row drops nothing: `/api/changes` from below the command's position
 * brings the row itself, and until then the change stays visibly unfinished.
 */
export const absorb = (state: EngineState): EngineState => {
  const absorbed = new Set(state.pending.filter((entry) => isContained(entry, state)));
  if (absorbed.size === 0) return state;
  // Another tab may tell again of a command that was absorbed here before.
  const known = new Set(state.settled.map(({ commandId }) => commandId));
  const settled = [...absorbed]
    .filter((entry) => isLive(entry) && !known.has(entry.commandId))
    .map((entry) => settledWith(entry, state));
  return {
    ...state,
    pending: state.pending.filter((entry) => !absorbed.has(entry)),
    settled: [...state.settled, ...settled].slice(-rememberedCommands),
  };
};

const isContained = (entry: PendingCommand, { entities, epoch }: EngineState): boolean => {
  const entity = entities.get(entry.orderId);
  if (entity === undefined || (entity.epoch !== epoch && entity.epoch !== null)) return false;
  if (entity.order.commandIds.includes(entry.commandId)) return true;
  return (
    entry.state === 'accepted' &&
    (entry.epoch ?? epoch) === epoch &&
    entry.version !== undefined &&
    entity.order.version >= entry.version
  );
};

const settledWith = (entry: PendingCommand, { entities }: EngineState): PendingCommand => {
  const row = entities.get(entry.orderId)?.order;
  return {
    ...entry,
    state: 'accepted',
    version: entry.version ?? row?.version,
    position: entry.position ?? row?.position,
  };
};
