import { type EngineState, noPositions } from '../engine-state.ts';
import type { PendingCommand } from '../pending/pending-command.ts';
import { acceptedAt } from './cursor.ts';

/** The epoch of views that have read no log yet: a shop just set up, or a read database made anew. */
const noLog = '';

/**
 * Judges an answer by its epoch and that of the page when it `asked`: of the same log, of a new one, or
 * of a former one. An empty epoch (views that have read no log yet) is never adopted; the page waits.
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
 * Enters a restored log: positions begin anew, every view is read again, and the pending log is kept.
 * Commands that the old log accepted are sent again; those that the new log has accepted stay accepted.
 */
export const enterEpoch = (state: EngineState, epoch: string): EngineState => {
  const entered = atItsBeginning(state, epoch);
  return entered.pending.reduce(
    (next, { position }) => (position === undefined ? next : acceptedAt(next, position)),
    entered,
  );
};

/** The state in the log that an answer is of, entered if it is new; undefined for a former log. */
export const inEpoch = (
  state: EngineState,
  answered: string,
  asked: string | null,
): EngineState | undefined => {
  const judged = judgeEpoch(state, answered, asked);
  if (judged === 'former') return undefined;
  return judged === 'new' ? enterEpoch(state, answered) : ofLog(state, answered);
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
  // The restored log may lack orders whose rows came from the one before: only its lists know.
  arrived: undefined,
});

/** The entry with its outcome unknown, if another log has accepted it. */
export const unresolved = (entry: PendingCommand): PendingCommand => {
  if (entry.state !== 'accepted') return entry;
  const { version: _v, position: _p, epoch: _e, acceptedAt: _a, ...rest } = entry;
  return { ...rest, state: 'unknown' };
};

/** The entry as it counts in the log `epoch`, which may lack what another log has accepted. */
export const inLog = (entry: PendingCommand, epoch: string | null): PendingCommand =>
  entry.epoch && epoch && entry.epoch !== epoch ? unresolved(entry) : entry;
