import type { EngineState } from './engine-state.ts';
import { isLive, type PendingCommand } from './pending/pending-command.ts';
import { followsUnresolved, reconcile, refuse } from './pending/pending-log.ts';
import { followed } from './truth/followed.ts';

/** Another tab tells what it knows of a command. */
export const fromOtherTab = (state: EngineState, entry: PendingCommand): EngineState => {
  if (state.discarded.includes(entry.commandId)) return state;
  if (isInEveryView(state, entry)) return state;
  if (isBuried(state, entry)) return state;
  const log = reconcile(state.pending, entry);
  if (log === state.pending) return state;
  return followed({ ...state, pending: withRefusal(log, state.pending, entry) }, entry);
};

/** The log with what waits here behind a command that another tab says is refused held back. */
const withRefusal = (
  log: EngineState['pending'],
  before: EngineState['pending'],
  { commandId, state, refusal }: PendingCommand,
): EngineState['pending'] => {
  // What was issued here without knowing of the command, or since it was refused, stands for itself.
  const wasLive = before.some((known) => known.commandId === commandId && isLive(known));
  if (!wasLive || state !== 'refused' || refusal === undefined) return log;
  return refuse(log, commandId, refusal);
};

/**
 * Whether every view of this page contains, or will contain, a command of an order of which nothing
 * is drawn by itself: alone it may be older than what the views show.
 */
const isInEveryView = (
  { pending, floor }: EngineState,
  { orderId, position = Number.POSITIVE_INFINITY }: PendingCommand,
): boolean => position <= floor && pending.every((known) => known.orderId !== orderId);

/** Whether it had come to its end before this page was opened, and nothing that is drawn needs it. */
const isBuried = ({ pending, tombstones }: EngineState, entry: PendingCommand): boolean =>
  tombstones.has(entry.commandId) &&
  pending.every(({ commandId }) => commandId !== entry.commandId) &&
  !followsUnresolved(pending, entry);
