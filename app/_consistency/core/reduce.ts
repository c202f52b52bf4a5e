import { absorb } from './absorb.ts';
import type { Action } from './action.ts';
import { acceptedAt, changed, heard, pushed, skipped, viewRead } from './cursor.ts';
import type { EngineState } from './engine-state.ts';
import { enterEpoch, judgeEpoch, unresolved } from './epoch.ts';
import { mergeOrders } from './merge-orders.ts';
import { askAgain, attempted, change, insert, reconcile, refuse } from './pending-log.ts';

type Of<Type extends Action['type']> = Extract<Action, { type: Type }>;

/** The engine's state after one more happening. Pure; the same state when nothing changed. */
export const reduce = (state: EngineState, action: Action): EngineState =>
  absorb(step(state, action));

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
    case 'told-position':
      return toldPosition(state, action);
    case 'linked':
      return state.link === action.link ? state : { ...state, link: action.link };
    case 'undurable':
      return { ...state, durable: false };
    case 'ticked':
      return { ...state, now: action.now };
    default:
      return advance(state, action);
  }
};

/** What the server says about orders. */
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
      if (judged === 'left') return state;
      if (judged === 'new') return enterEpoch(state, answer.meta.epoch);
      return changed({ ...state, epoch: answer.meta.epoch }, answer, at);
    }
    case 'skipped':
      return skipped(state, action.position);
    default:
      return action satisfies never;
  }
};

/** How far the viewer's commands have come. */
const advance = (
  state: EngineState,
  action: Of<
    | 'issued'
    | 'sending'
    | 'unanswered'
    | 'accepted'
    | 'refused'
    | 'asked-again'
    | 'discarded'
    | 'told'
  >,
): EngineState => {
  const { pending } = state;
  switch (action.type) {
    case 'issued':
      return { ...state, pending: insert(pending, action.entry), now: action.entry.at };
    case 'sending':
      return { ...state, pending: attempted(pending, action.commandId) };
    case 'unanswered':
      return { ...state, pending: change(pending, action.commandId, { state: 'unknown' }) };
    case 'accepted':
      return accepted(state, action);
    case 'refused': {
      const refused = { ...state, pending: refuse(pending, action.commandId, action.refusal) };
      return action.current === undefined ? refused : mergeOrders(refused, [action.current]);
    }
    case 'asked-again':
      return { ...state, pending: askAgain(pending, action.commandId, action.at), now: action.at };
    case 'discarded':
      return {
        ...state,
        pending: pending.filter(({ commandId }) => commandId !== action.commandId),
      };
    case 'told': {
      const told = { ...state, pending: reconcile(pending, action.entry) };
      const { position } = action.entry;
      return position === undefined || told.pending === pending ? told : acceptedAt(told, position);
    }
    default:
      return action satisfies never;
  }
};

const accepted = (
  state: EngineState,
  { accepted: { commandId, version, position }, at }: Of<'accepted'>,
) => {
  const isPending = state.pending.some((entry) => entry.commandId === commandId);
  // A push that came before the 202 has dropped the entry: only the position is news.
  if (!isPending) return { ...state, seen: Math.max(state.seen, position) };
  const pending = change(state.pending, commandId, {
    state: 'accepted',
    version,
    position,
    acceptedAt: at,
  });
  // Absorbed first: a row that contains it already needs no changes from below its position.
  const settled = absorb({ ...state, pending });
  return settled.pending.some((entry) => entry.commandId === commandId)
    ? acceptedAt(settled, position)
    : { ...settled, seen: Math.max(state.seen, position) };
};

const seeded = (state: EngineState, { orders, meta }: Of<'seeded'>): EngineState => {
  if (meta === undefined) return mergeOrders(state, orders, { epoch: null, fresh: false });
  const judged = judgeEpoch(state, meta.epoch, state.epoch);
  const named = judged === 'new' ? enterEpoch(state, meta.epoch) : { ...state, epoch: meta.epoch };
  const read = viewRead(named, meta.position, state.now);
  return mergeOrders({ ...read, lagMs: meta.lagMs }, orders);
};

const answered = (state: EngineState, { orders, meta, asked, at }: Of<'answered'>): EngineState => {
  if (meta === undefined) {
    // One order says not how far its view was: it is trusted only if the cursor was set before.
    const fresh = asked.cursor !== null && asked.epoch === state.epoch;
    return mergeOrders(state, orders, { fresh });
  }
  const judged = judgeEpoch(state, meta.epoch, asked.epoch);
  if (judged === 'left') return state;
  const named = judged === 'new' ? enterEpoch(state, meta.epoch) : { ...state, epoch: meta.epoch };
  return mergeOrders({ ...viewRead(named, meta.position, at), lagMs: meta.lagMs }, orders);
};

const greeted = (state: EngineState, { epoch, position, at }: Of<'hello'>): EngineState => {
  const isNew = judgeEpoch(state, epoch, state.epoch) === 'new';
  const named = isNew ? enterEpoch(state, epoch) : { ...state, epoch };
  if (named.cursor !== null) {
    const asOf = named.cursor >= position ? at : named.asOf;
    return heard({ ...named, asOf }, position);
  }
  // Nothing says how old the loaded rows are: they are read anew before they are trusted.
  return { ...skipped(named, position), generation: named.generation, asOf: at };
};

const loaded = (state: EngineState, action: Of<'loaded'>): EngineState => {
  const { commands, seen, viewSeen, durable } = action;
  const sameLog = state.epoch === null || action.epoch === null || state.epoch === action.epoch;
  const epoch = state.epoch ?? action.epoch;
  const earlier = commands.map((entry) => {
    if (entry.state === 'sending') return { ...entry, state: 'unknown' as const };
    return sameLog ? entry : unresolved(entry);
  });
  const pending = earlier.reduce(reconcile, state.pending);
  const base = { ...state, epoch, durable, loaded: true, pending };
  if (!sameLog) return base;
  const placed = toldPosition(base, { type: 'told-position', epoch, seen, viewSeen });
  return earlier.reduce(
    (next, { position }) => (position === undefined ? next : acceptedAt(next, position)),
    placed,
  );
};

const toldPosition = (
  state: EngineState,
  { epoch, seen, viewSeen }: Of<'told-position'>,
): EngineState => {
  if (epoch !== state.epoch) return state;
  return heard(
    { ...state, seen: Math.max(state.seen, seen), viewSeen: Math.max(state.viewSeen, viewSeen) },
    viewSeen,
  );
};
