import type { EngineState } from './engine-state.ts';
import { isLive, type PendingCommand } from './pending/pending-command.ts';
import { followsUnresolved, reconcile, refuse } from './pending/pending-log.ts';
import { followed } from './truth/followed.ts';

/** The state after another tab has told what it knows of a command. */
export const fromOtherTab = (state: EngineState, entry: PendingCommand): EngineState => {
  if (state.discarded.includes(entry.commandId)) return state;
  if (isInEveryView(state, entry)) return state;
  if (isBuried(state, entry)) return state;
  const log = reconcile(state.pending, entry);
  if (log === state.pending) return state;
  return followed({ ...state, pending: withRefusal(log, state.pending, entry) }, entry);
};

/**
 * The log, with commands queued here behind a command that another tab reports refused marked
 * `blocked`.
 */
const withRefusal = (
  log: EngineState['pending'],
  before: EngineState['pending'],
  { commandId, state, refusal }: PendingCommand,
): EngineState['pending'] => {
  // Commands issued after the refusal, or without knowledge of this command, are not blocked.
  const wasLive = before.some((known) => known.commandId === commandId && isLive(known));
  if (!wasLive || state !== 'refused' || refusal === undefined) return log;
  return refuse(log, commandId, refusal);
};

/**
 * Whether every view that this page can read contains the command, and nothing of its order is
 * pending. Replayed alone it could draw an older state.
 */
const isInEveryView = (
  { pending, floor }: EngineState,
  { orderId, position = Number.POSITIVE_INFINITY }: PendingCommand,
): boolean => position <= floor && pending.every((known) => known.orderId !== orderId);

/**
 * Whether the command was absorbed or discarded before this page opened, and no pending command needs
 * it.
 */
const isBuried = ({ pending, tombstones }: EngineState, entry: PendingCommand): boolean =>
  tombstones.has(entry.commandId) &&
  pending.every(({ commandId }) => commandId !== entry.commandId) &&
  !followsUnresolved(pending, entry);
