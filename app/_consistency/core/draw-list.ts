import type { Order } from '#server/contracts/order.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { drawOrder } from './draw-order.ts';
import type { DrawnOrder } from './drawn-order.ts';
import type { EngineState } from './engine-state.ts';
import { type AdminOrderFilter, isDecidable, matches } from './order-filter.ts';
import { type Compare, compareBy } from './order-sort.ts';
import { isLive } from './pending-command.ts';
import { commandsOf } from './pending-log.ts';

/** A page of the server as the query cache keeps it: ids, and the position they are true for. */
export type ListPage = { ids: readonly string[]; position: number; hasMore: boolean };

export type DrawnList = {
  orders: DrawnOrder[];
  /** The server must be asked again: something changed whose place cannot be told here. */
  stale: boolean;
  /** Orders held back because the viewer is reading further down. */
  waiting: number;
  /** The viewer's own changes to these orders that are on their way. */
  arriving: number;
};

/**
 * A list as it is drawn: the server's pages, each row as it is now, without those that left the
 * filter, with those that came since the page was read, and with the viewer's own. `held` are the
 * ids that were on screen when the viewer scrolled away; what belongs above them waits.
 */
export const drawList = (
  state: EngineState,
  viewer: Viewer,
  pages: readonly ListPage[],
  filter: AdminOrderFilter,
  held?: ReadonlySet<string>,
): DrawnList => {
  const sort = filter.sort ?? '-createdAt';
  const compare = compareBy(sort);
  const listed = new Set<string>();
  let stale = false;
  const rows: DrawnOrder[] = [];
  for (const page of pages) {
    for (const id of page.ids) {
      if (listed.has(id)) continue;
      listed.add(id);
      const order = drawOrder(state, viewer, id);
      if (order === undefined) continue;
      const changed = isChanged(state, id, page.position);
      if (changed && sort.endsWith('status')) stale = true;
      if (!changed || matches(order, filter)) rows.push(order);
    }
  }
  const range = rangeOf(state, pages, compare);
  const own: DrawnOrder[] = [];
  for (const id of candidates(state, listed)) {
    const order = drawOrder(state, viewer, id);
    if (order === undefined || !matches(order, filter)) continue;
    if (!state.entities.has(id)) {
      own.push(order);
      continue;
    }
    if (compare === undefined || !isDecidable(filter) || range === undefined) {
      if (isNews(state, id, pages)) stale = true;
      continue;
    }
    // While the first page loads, an own new order stays when its row comes before that page.
    const isAwaited = pages.length === 0 && commandsOf(state.settled, id).length > 0;
    const readAt = isAwaited ? 0 : range(order);
    if (readAt !== undefined && isChanged(state, id, readAt)) place(rows, order, compare);
  }
  const placed = sort.startsWith('-') ? [...own.reverse(), ...rows] : [...rows, ...own];
  return { ...hold(state, placed, held), stale, arriving: arriving(state, placed) };
};

/** Whether an order's row or the viewer's commands are newer than a page read at `position`. */
const isChanged = (state: EngineState, id: string, position: number): boolean =>
  (state.entities.get(id)?.order.position ?? 0) > position ||
  commandsOf(state.pending, id).some(isLive);

/** Whether the server's row is newer than every page, so that reading again will place it. */
const isNews = (state: EngineState, id: string, pages: readonly ListPage[]): boolean => {
  const position = state.entities.get(id)?.order.position ?? 0;
  return pages.some((page) => position > page.position);
};

function* candidates(state: EngineState, listed: ReadonlySet<string>): Generator<string> {
  for (const id of state.entities.keys()) if (!listed.has(id)) yield id;
  const seen = new Set<string>();
  for (const { orderId } of state.pending) {
    if (listed.has(orderId) || state.entities.has(orderId) || seen.has(orderId)) continue;
    seen.add(orderId);
    yield orderId;
  }
}

/**
 * Tells in which page's range an order falls, as the position at which that page was read; undefined
 * when it lies beyond what is loaded. Ranges end at *server* rows only.
 */
const rangeOf = (
  state: EngineState,
  pages: readonly ListPage[],
  compare: Compare | undefined,
): ((order: Order) => number | undefined) | undefined => {
  if (compare === undefined) return undefined;
  const ends = pages.map(({ ids, position, hasMore }) => ({
    position,
    last: hasMore ? state.entities.get(ids.at(-1) ?? '')?.order : undefined,
    hasMore,
  }));
  return (order) =>
    ends.find(({ hasMore, last }) => !hasMore || (last !== undefined && compare(order, last) <= 0))
      ?.position;
};

const place = (rows: DrawnOrder[], order: DrawnOrder, compare: Compare): void => {
  const at = rows.findIndex((row) => compare(order, row) < 0);
  rows.splice(at === -1 ? rows.length : at, 0, order);
};

const hold = (
  state: EngineState,
  orders: DrawnOrder[],
  held: ReadonlySet<string> | undefined,
): Pick<DrawnList, 'orders' | 'waiting'> => {
  const last = held === undefined ? -1 : orders.findLastIndex(({ id }) => held.has(id));
  if (held === undefined || last === -1) return { orders, waiting: 0 };
  const shown = orders.filter(
    ({ id }, index) => index > last || held.has(id) || commandsOf(state.pending, id).some(isLive),
  );
  return { orders: shown, waiting: orders.length - shown.length };
};

const arriving = (state: EngineState, orders: readonly DrawnOrder[]): number =>
  orders.reduce((sum, { id }) => sum + commandsOf(state.pending, id).filter(isLive).length, 0);
