import type { Order } from '#server/contracts/order.ts';
import type { Arrival, EngineState, Entity, Transition } from '../engine-state.ts';

/** Beyond this many, the oldest are forgotten and counts older than them are read anew. */
const rememberedTransitions = 500;

/**
 * Puts rows into the entity map. A newer row replaces an older one, or any of another log. An
 * equal one refreshes a row that was not fresh and replaces it, as after a new revision. Rows that
 * are not `fresh` may be behind the cursor. Raises `shownPosition` to the rows' positions, so that
 * no later view may lack them.
 */
export const mergeOrders = (
  state: EngineState,
  orders: readonly Order[],
  { epoch = state.epoch, fresh = true }: { epoch?: string | null; fresh?: boolean } = {},
): EngineState => {
  let { entities, arrived, shownPosition } = state;
  const transitions: Transition[] = [];
  for (const order of orders) {
    const known = entities.get(order.id);
    const next = replacement(known, { order, epoch, fresh });
    if (next === known || next === undefined) continue;
    entities = entities.with(order.id, next);
    arrived = arrival(next.order, arrived);
    if (epoch !== null) shownPosition = Math.max(shownPosition, next.order.position);
    // The row's status in another log says nothing of this log's counts.
    const before = known?.epoch === next.epoch || known?.epoch === null ? known?.order : undefined;
    if (next.order !== known?.order) transitions.push(...transition(before, order));
  }
  if (entities === state.entities) return state;
  const knownPosition = Math.max(state.knownPosition, shownPosition);
  return remember({ ...state, entities, arrived, knownPosition, shownPosition }, transitions);
};

const arrival = ({ id, position }: Order, before: Arrival | undefined): Arrival => ({
  id,
  top: Math.max(position, before?.top ?? 0),
  before,
});

const replacement = (known: Entity | undefined, row: Entity): Entity | undefined => {
  if (known === undefined) return row;
  const otherLog = known.epoch !== row.epoch && known.epoch !== null && row.epoch !== null;
  if (otherLog || isNewer(row.order, known.order)) return row;
  const confirmed = row.order.version === known.order.version && row.fresh && !known.fresh;
  const named = known.epoch === null && row.epoch !== null;
  if (!(confirmed || named)) return known;
  const order = confirmed && !isNewer(known.order, row.order) ? row.order : known.order;
  return { order, epoch: known.epoch ?? row.epoch, fresh: known.fresh || confirmed };
};

/**
 * A greater version; or the same one with a stale mark: it says that more has happened than the row
 * shows, and nothing but a greater version can take that back.
 */
const isNewer = (row: Order, known: Order): boolean =>
  row.version === known.version
    ? row.staleSince !== null && known.staleSince === null
    : row.version > known.version;

const transition = (before: Order | undefined, now: Order): Transition[] => {
  if (before?.status === now.status) return [];
  const { position, status: to } = now;
  const isNextStep = now.version === (before?.version ?? 0) + 1;
  // Before its number, the position of its placing, an order that was not known here did not exist.
  const after = isNextStep ? position - 1 : (before?.position ?? now.number - 1);
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
