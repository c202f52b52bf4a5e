import type { Order } from '#server/contracts/order.ts';
import type { EngineState, Entity, Transition } from './engine-state.ts';

/** Beyond this many, the oldest are forgotten and counts older than them are read anew. */
const rememberedTransitions = 500;

/**
 * Puts rows into the entity map. A row replaces another only if its version is greater, or if the
 * other is of another log; an equal one confirms it. `fresh: false` marks rows that may be behind
 * the cursor.
 */
export const mergeOrders = (
  state: EngineState,
  orders: readonly Order[],
  { epoch = state.epoch, fresh = true }: { epoch?: string | null; fresh?: boolean } = {},
): EngineState => {
  const entities = new Map(state.entities);
  const transitions: Transition[] = [];
  let changed = false;
  for (const order of orders) {
    const known = entities.get(order.id);
    const next = replacement(known, { order, epoch, fresh });
    if (next === known || next === undefined) continue;
    changed = true;
    entities.set(order.id, next);
    if (next.order !== known?.order) transitions.push(...transition(known?.order, order));
  }
  return changed ? remember({ ...state, entities }, transitions) : state;
};

const replacement = (known: Entity | undefined, row: Entity): Entity | undefined => {
  if (known === undefined) return row;
  const otherLog = known.epoch !== row.epoch && known.epoch !== null && row.epoch !== null;
  if (otherLog || row.order.version > known.order.version) return row;
  const confirmed = row.order.version === known.order.version && row.fresh && !known.fresh;
  const named = known.epoch === null && row.epoch !== null;
  return confirmed || named
    ? { ...known, epoch: known.epoch ?? row.epoch, fresh: known.fresh || confirmed }
    : known;
};

const transition = (before: Order | undefined, now: Order): Transition[] => {
  if (before?.status === now.status) return [];
  const { position, status: to } = now;
  const isNextStep = now.version === (before?.version ?? 0) + 1;
  const after = isNextStep ? position - 1 : (before?.position ?? -1);
  return [{ from: before?.status ?? null, to, after, position }];
};

const remember = (state: EngineState, transitions: Transition[]): EngineState => {
  if (transitions.length === 0) return state;
  const journal = [...state.journal, ...transitions];
  const forgotten = journal.splice(0, Math.max(0, journal.length - rememberedTransitions));
  const journalFloor = forgotten.reduce(
    (floor, { position }) => Math.max(floor, position),
    state.journalFloor,
  );
  return { ...state, journal, journalFloor };
};
