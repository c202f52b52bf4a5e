import type { Order } from '#server/contracts/order.ts';
import type { Meta } from '#server/contracts/page.ts';
import type { Action, Asked } from './action.ts';
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
import { enterEpoch, inEpoch, inLog, judgeEpoch, ofLog } from './truth/epoch.ts';
import { followed } from './truth/followed.ts';
import { mergeAhead } from './truth/merge-ahead.ts';
import { mergeOrders } from './truth/merge-orders.ts';
import { judgeRevision, ofRevision } from './truth/revision.ts';

/** How many discarded commands are remembered: a bulk action of a page of orders is fifty. */
const rememberedDiscards = 512;

type Of<Type extends Action['type']> = Extract<Action, { type: Type }>;

/** The engine's state after one more happening. Pure; the same state when nothing changed. */
export const reduce = (state: EngineState, action: Action): EngineState =>
  caughtUp(absorb(step(state, action)));

const step = (state: EngineState, action: Action): EngineState => {
  switch (action.type) {
    case 'seeded':
      return seeded(state, action);
    case 'answered':
      return answered(state, action);
    case 'hello':
      return greeted(state, action);
    case 'pushed':
      return pushed(state, action);
    case 'changed':
      return changesRead(state, action);
    case 'skipped':
      return skipped(state, action.position);
    case 'loaded':
      return loaded(state, action);
    case 'tab-entry':
      return fromOtherTab(state, inLog(action.entry, state.epoch));
    case 'tab-position':
      return tabPosition(state, action);
    case 'issued':
      return issued(state, action);
    case 'sending':
      return { ...state, pending: attempted(state.pending, action.commandId) };
    case 'unanswered':
      return unanswered(state, action);
    case 'session-ended':
      return sessionEnded(state, action);
    case 'accepted':
      return accepted(heardAsViewer(state), action);
    case 'refused':
      return refused(heardAsViewer(state), action);
    case 'asked-again':
      return askedAgain(state, action);
    case 'discarded':
      return discarded(state, action);
    case 'linked':
      return state.link === action.link ? state : { ...state, link: action.link };
    case 'undurable':
      return { ...state, durable: false };
    case 'restore-noted':
      return { ...state, restored: false };
    case 'ticked':
      return setClock(state, action.now);
    default:
      return action satisfies never;
  }
};

const issued = (state: EngineState, { entry }: Of<'issued'>): EngineState => {
  const now = setClock(state, entry.at);
  return { ...now, pending: insert(now.pending, entry) };
};

const unanswered = (state: EngineState, { commandId }: Of<'unanswered'>): EngineState => ({
  ...state,
  pending: change(state.pending, commandId, { state: 'unknown' }),
});

const sessionEnded = (state: EngineState, { commandId }: Of<'session-ended'>): EngineState => {
  const { pending } = state;
  const kept = commandId === undefined ? pending : keptForSignIn(pending, commandId);
  return { ...state, signedOut: true, pending: kept };
};

/** The server knows this viewer (again): nothing waits for a sign-in. */
const heardAsViewer = (state: EngineState): EngineState =>
  state.signedOut ? { ...state, signedOut: false, pending: state.pending.map(signedIn) } : state;

const refused = (
  state: EngineState,
  { commandId, refusal, current }: Of<'refused'>,
): EngineState => {
  const next = { ...state, pending: refuse(state.pending, commandId, refusal) };
  return current === undefined ? next : mergeAhead(next, [current]);
};

const askedAgain = (state: EngineState, action: Of<'asked-again'>): EngineState => {
  const now = setClock(state, action.at);
  return { ...now, pending: askAgain(now.pending, action) };
};

const discarded = (state: EngineState, { commandId }: Of<'discarded'>): EngineState => {
  // The engine dispatches it at once, and the keeper once more when it runs.
  if (state.discarded.includes(commandId)) return state;
  return {
    ...state,
    discarded: [...state.discarded, commandId].slice(-rememberedDiscards),
    pending: state.pending.filter((entry) => entry.commandId !== commandId),
  };
};

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

const changesRead = (state: EngineState, { answer, asked, at }: Of<'changed'>): EngineState => {
  const { epoch } = answer.meta;
  switch (judgeEpoch(state, epoch, asked.epoch)) {
    case 'former':
      return state;
    case 'new':
      return enterEpoch(state, epoch);
    default:
      return changedIn(ofLog(heardAsViewer(state), epoch), { answer, asked, at });
  }
};

const changedIn = (
  state: EngineState,
  { answer, asked, at }: Omit<Of<'changed'>, 'type'>,
): EngineState => {
  const { known, fresh } = ofView(state, answer.meta, asked.revision);
  return changed(known, answer, { at, fresh });
};

const seeded = (state: EngineState, { orders, meta }: Of<'seeded'>): EngineState => {
  const { epoch } = meta;
  if (state.formerEpochs.has(epoch)) return state;
  const placed = inEpoch(state, epoch, state.epoch);
  if (placed === undefined) return state;
  return withView(placed, { meta, orders, asked: null, at: state.now });
};

const answered = (state: EngineState, { orders, meta, asked, at }: Of<'answered'>): EngineState => {
  if (meta === undefined) {
    // A single order names neither its view's position nor its log. It is trusted only if the cursor
    // was set when it was asked for, and dropped if the page has entered another log since.
    if (asked.epoch !== null && asked.epoch !== state.epoch) return state;
    const fresh = asked.cursor !== null && asked.epoch === state.epoch;
    const isOfView = (asked.revision ?? null) === state.revision;
    return mergeOrders(state, orders, { fresh: fresh && isOfView });
  }
  const placed = inEpoch(state, meta.epoch, asked.epoch);
  if (placed === undefined) return state;
  return withView(placed, { meta, orders, asked: asked.revision, at });
};

type Read = { meta: Meta; orders: readonly Order[]; asked: Asked['revision']; at: number };

/** Takes what was read of a view: its rows, where it was, and its revision. */
const withView = (state: EngineState, { meta, orders, asked, at }: Read): EngineState => {
  const { position, lagMs } = meta;
  const { known, fresh } = ofView(state, meta, asked);
  return mergeOrders({ ...viewRead(known, position, at - lagMs), lagMs }, orders, { fresh });
};

/** The state that knows a view's revision, and whether the view's rows are to be trusted. */
const ofView = (
  state: EngineState,
  { revision }: Meta,
  asked: Asked['revision'],
): { known: EngineState; fresh: boolean } => {
  const judged = judgeRevision(state, { answered: revision, asked: asked ?? null });
  const fresh = judged !== 'old';
  return { known: fresh ? ofRevision(state, revision) : state, fresh };
};

const greeted = (state: EngineState, { epoch, position, at }: Of<'hello'>): EngineState => {
  const placed = inEpoch(state, epoch, state.epoch);
  if (placed === undefined) return state;
  if (placed.cursor !== null) {
    const asOf = placed.cursor >= position ? at - placed.lagMs : placed.asOf;
    return heard({ ...placed, asOf }, position);
  }
  // Nothing tells how old the loaded rows are: they are read again before they are trusted.
  return { ...skipped(placed, position), generation: placed.generation, asOf: at };
};
