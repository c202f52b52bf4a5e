import { type EngineState, noPositions } from '../engine-state.ts';
import type { PendingCommand } from '../pending/pending-command.ts';
import { acceptedAt } from './cursor.ts';

/** The epoch of views that have read no log yet: a shop just set up, or a read database made anew. */
const noLog = '';

/**
 * What an answer's epoch means: the same log, another one, or the log that was left behind. Views of no
 * log yet are none that a page could turn to: it waits until they are made again.
 */
export const judgeEpoch = (
  state: EngineState,
  answered: string,
  asked: string | null,
): 'same' | 'new' | 'former' => {
  if (state.epoch === null || answered === state.epoch) return 'same';
  if (answered === noLog) return 'former';
  return asked === state.epoch ? 'new' : 'former';
};

/** Whether an answer is of another log than the page's. */
export const isOfOtherLog = (answered: string, epoch: string | null): boolean =>
  answered !== epoch && (answered !== noLog || epoch !== null);

/** The state once it is known which log the views are of. */
export const ofLog = (state: EngineState, epoch: string): EngineState =>
  state.epoch === epoch || epoch === noLog
    ? state
    : { ...state, epoch, pending: state.pending.map((entry) => inLog(entry, epoch)) };

/**
 * The log was restored: positions mean nothing any more, every view is read anew, and the pending
 * log is kept. What was accepted is asked again, because the restored log may lack it; but for what
 * that log itself has accepted, before any view told of it.
 */
export const enterEpoch = (state: EngineState, epoch: string): EngineState => {
  const entered = atItsBeginning(state, epoch);
  return entered.pending.reduce(
    (next, { position }) => (position === undefined ? next : acceptedAt(next, position)),
    entered,
  );
};

const formerTo = (
  epoch: string,
  { formerEpochs, epoch: before }: EngineState,
): ReadonlySet<string> =>
  new Set([...formerEpochs, before ?? epoch].filter((each) => each !== epoch));

const atItsBeginning = (state: EngineState, epoch: string): EngineState => ({
  ...state,
  epoch,
  formerEpochs: formerTo(epoch, state),
  ...noPositions,
  settled: [],
  tombstones: new Set(),
  generation: state.generation + 1,
  pending: state.pending.map((entry) => (entry.epoch === epoch ? entry : unresolved(entry))),
  entities: state.entities.map((entity) => ({ ...entity, fresh: false })),
  restored: true,
  // A restored log may lack what a row of the one before tells: only its lists know.
  arrived: undefined,
});

/** An accepted command of another log: its outcome in this one is unknown. */
export const unresolved = (entry: PendingCommand): PendingCommand => {
  if (entry.state !== 'accepted') return entry;
  const { version: _v, position: _p, epoch: _e, acceptedAt: _a, ...rest } = entry;
  return { ...rest, state: 'unknown' };
};

/** An entry as it counts in the log `epoch`: what another log has accepted, this one may lack. */
export const inLog = (entry: PendingCommand, epoch: string | null): PendingCommand =>
  entry.epoch && epoch && entry.epoch !== epoch ? unresolved(entry) : entry;
