import type { Action } from './action.ts';
import type { EngineState } from './engine-state.ts';
import { fromOtherTab } from './from-other-tab.ts';
import { loaded, tabPosition } from './loaded.ts';
import {
  askAgain,
  attempted,
  change,
  insert,
  keptForSignIn,
  refuse,
  signedIn,
} from './pending/pending-log.ts';
import { setClock } from './set-clock.ts';
import { absorb } from './truth/absorb.ts';
import { caughtUp } from './truth/caught-up.ts';
import { changed, heard, pushed, skipped, viewRead } from './truth/cursor.ts';
import { enterEpoch, inLog, judgeEpoch, ofLog } from './truth/epoch.ts';
import { followed } from './truth/followed.ts';
import { mergeAhead } from './truth/merge-ahead.ts';
import { mergeOrders } from './truth/merge-orders.ts';

/** How many discarded commands are remembered: a bulk action of a page of orders is fifty. */
const rememberedDiscards = 512;

type Of<Type extends Action['type']> = Extract<Action, { type: Type }>;

/** The engine's state after one more happening. Pure; the same state when nothing changed. */
export const reduce = (state: EngineState, action: Action): EngineState =>
  caughtUp(absorb(step(state, action)));

const step = (state: EngineState, action: Action): EngineState => {
  switch (action.type) {
    case 'seeded':
    case 'answered':
    case 'hello':
    case 'pushed':
    case 'changed':
    case 'skipped':
      return learn(state, action);
    case 'loaded':
      return loaded(state, action);
    case 'tab-position':
      return tabPosition(state, action);
    case 'linked':
      return state.link === action.link ? state : { ...state, link: action.link };
    case 'restore-noted':
      return { ...state, restored: false };
    case 'undurable':
      return { ...state, durable: false };
    case 'ticked':
      return setClock(state, action.now);
    default:
      return advance(state, action);
  }
};

/** Takes news of the server about orders. */
const learn = (
  state: EngineState,
  action: Of<'seeded' | 'answered' | 'hello' | 'pushed' | 'changed' | 'skipped'>,
): EngineState => {
  switch (action.type) {
    case 'seeded':
      return seeded(state, action);
    case 'answered':
      return answered(state, action);
    case 'hello':
      return greeted(state, action);
    case 'pushed':
      return pushed(state, action);
    case 'changed': {
      const { answer, asked, at } = action;
      const judged = judgeEpoch(state, answer.meta.epoch, asked.epoch);
      if (judged === 'former') return state;
      if (judged === 'new') return enterEpoch(state, answer.meta.epoch);
      return changed(ofLog(heardAsViewer(state), answer.meta.epoch), answer, at);
    }
    case 'skipped':
      return skipped(state, action.position);
    default:
      return action satisfies never;
  }
};

/** Takes news of the viewer's own commands. */
const advance = (
  state: EngineState,
  action: Of<
    | 'issued'
    | 'sending'
    | 'unanswered'
    | 'session-ended'
    | 'accepted'
    | 'refused'
    | 'asked-again'
    | 'discarded'
    | 'tab-entry'
  >,
): EngineState => {
  const { pending } = state;
  switch (action.type) {
    case 'issued': {
      const now = setClock(state, action.entry.at);
      return { ...now, pending: insert(now.pending, action.entry) };
    }
    case 'sending':
      return { ...state, pending: attempted(pending, action.commandId) };
    case 'unanswered':
      return { ...state, pending: change(pending, action.commandId, { state: 'unknown' }) };
    case 'session-ended': {
      const { commandId } = action;
      const kept = commandId === undefined ? pending : keptForSignIn(pending, commandId);
      return { ...state, signedOut: true, pending: kept };
    }
    case 'accepted':
      return accepted(heardAsViewer(state), action);
    case 'refused': {
      const refused = {
        ...heardAsViewer(state),
        pending: refuse(pending, action.commandId, action.refusal),
      };
      return action.current === undefined ? refused : mergeAhead(refused, [action.current]);
    }
    case 'asked-again': {
      const now = setClock(state, action.at);
      return { ...now, pending: askAgain(now.pending, action) };
    }
    case 'discarded':
      // The engine dispatches it at once, and the keeper once more when it runs.
      if (state.discarded.includes(action.commandId)) return state;
      return {
        ...state,
        discarded: [...state.discarded, action.commandId].slice(-rememberedDiscards),
        pending: pending.filter(({ commandId }) => commandId !== action.commandId),
      };
    case 'tab-entry':
      return fromOtherTab(state, inLog(action.entry, state.epoch));
    default:
      return action satisfies never;
  }
};

/** The server knows this viewer (again): nothing waits for a sign-in. */
const heardAsViewer = (state: EngineState): EngineState =>
  state.signedOut ? { ...state, signedOut: false, pending: state.pending.map(signedIn) } : state;

const accepted = (state: EngineState, { accepted, at }: Of<'accepted'>): EngineState => {
  const { commandId, version, position } = accepted;
  const epoch = accepted.epoch ?? state.epoch;
  const named = state.epoch === null && epoch !== null ? ofLog(state, epoch) : state;
  const pending = change(named.pending, commandId, {
    state: 'accepted',
    version,
    position,
    epoch,
    acceptedAt: at,
  });
  // A restored log has accepted it before its views say so: the position is none of the page's log.
  if (epoch !== named.epoch) return { ...named, pending };
  return followed({ ...named, pending }, { commandId, position });
};

const seeded = (state: EngineState, { orders, meta }: Of<'seeded'>): EngineState => {
  const { epoch } = meta;
  if (state.formerEpochs.has(epoch)) return state;
  const judged = judgeEpoch(state, epoch, state.epoch);
  if (judged === 'former') return state;
  const named = judged === 'new' ? enterEpoch(state, epoch) : ofLog(state, epoch);
  const read = viewRead(named, meta.position, state.now - meta.lagMs);
  return mergeOrders({ ...read, lagMs: meta.lagMs }, orders);
};

const answered = (state: EngineState, { orders, meta, asked, at }: Of<'answered'>): EngineState => {
  if (meta === undefined) {
    // A single order names neither its view's position nor its log. It is trusted only if the cursor
    // was set when it was asked for, and dropped if the page has entered another log since.
    if (asked.epoch !== null && asked.epoch !== state.epoch) return state;
    const fresh = asked.cursor !== null && asked.epoch === state.epoch;
    return mergeOrders(state, orders, { fresh });
  }
  const judged = judgeEpoch(state, meta.epoch, asked.epoch);
  if (judged === 'former') return state;
  const named = judged === 'new' ? enterEpoch(state, meta.epoch) : ofLog(state, meta.epoch);
  return mergeOrders(
    { ...viewRead(named, meta.position, at - meta.lagMs), lagMs: meta.lagMs },
    orders,
  );
};

const greeted = (state: EngineState, { epoch, position, at }: Of<'hello'>): EngineState => {
  const judged = judgeEpoch(state, epoch, state.epoch);
  if (judged === 'former') return state;
  const named = judged === 'new' ? enterEpoch(state, epoch) : ofLog(state, epoch);
  if (named.cursor !== null) {
    const asOf = named.cursor >= position ? at - named.lagMs : named.asOf;
    return heard({ ...named, asOf }, position);
  }
  // Nothing tells how old the loaded rows are: they are read again before they are trusted.
  return { ...skipped(named, position), generation: named.generation, asOf: at };
};
