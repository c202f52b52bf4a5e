import type { EngineState } from './engine-state.ts';
import type { PendingCommand } from './pending-command.ts';

/** What an answer's epoch means: the same log, another one, or the log that was left behind. */
export const judgeEpoch = (
  state: EngineState,
  answered: string,
  asked: string | null,
): 'same' | 'new' | 'left' => {
  if (state.epoch === null || answered === state.epoch) return 'same';
  return asked === state.epoch ? 'new' : 'left';
};

/**
 * The log was restored: positions mean nothing any more, every view is read anew, and the pending
 * log is kept. What was accepted is asked again, because the restored log may lack it.
 */
export const enterEpoch = (state: EngineState, epoch: string): EngineState => ({
  ...state,
  epoch,
  seen: 0,
  viewSeen: 0,
  cursor: null,
  head: 0,
  journal: [],
  journalFloor: 0,
  settled: [],
  generation: state.generation + 1,
  pending: state.pending.map(unresolved),
  entities: new Map(
    [...state.entities].map(([id, entity]) => [id, { ...entity, fresh: false }] as const),
  ),
});

/** An accepted command of another log: its outcome in this one is unknown. */
export const unresolved = (entry: PendingCommand): PendingCommand => {
  if (entry.state !== 'accepted') return entry;
  const { version: _version, position: _position, acceptedAt: _acceptedAt, ...rest } = entry;
  return { ...rest, state: 'unknown' };
};
