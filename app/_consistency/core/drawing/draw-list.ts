import type { Order } from '#server/contracts/order.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import type { EngineState } from '../engine-state.ts';
import { isLive } from '../pending/pending-command.ts';
import { commandsOf } from '../pending/pending-log.ts';
import { drawOrder } from './draw-order.ts';
import type { DrawnOrder } from './drawn-order.ts';
import { type AdminOrderFilter, isDecidable, matches } from './order-filter.ts';
import { type Compare, compareBy } from './order-sort.ts';

/** A page of the server as the query cache keeps it: ids, and the position they are true for. */
export type ListPage = { ids: readonly string[]; position: number; hasMore: boolean };

export type DrawnList = {
  orders: DrawnOrder[];
  /** A change has no place that can be told here, or too much has changed to look through. */
  needsRefetch: boolean;
  /** Orders frozenIds back because the viewer is reading further down, or at work on these. */
  waiting: number;
  /** The viewer's own changes to these orders that are on their way. */
  arriving: number;
};

/** Looking through more at every draw costs more than reading the list again once. */
const mostNews = 500;

/**
 * A list as it is drawn: the server's pages, each row as it is now, without those that left the
 * filter, with those that came since the page was read, and with the viewer's own. `frozenIds` are the
 * ids that were on screen when the viewer scrolled away or began to work; what belongs above them waits.
 */
export const drawList = (
  state: EngineState,
  viewer: Viewer,
  pages: readonly ListPage[],
  filter: AdminOrderFilter,
  frozenIds?: ReadonlySet<string>,
): DrawnList => {
  const sort = filter.sort ?? '-createdAt';
  const compare = compareBy(sort);
  const list = { state, viewer, pages, filter, compare };
  const { listed, rows, hasChanged } = listedRows(list);
  const { own, news, hasUnplaced } = insertedRows(list, listed);
  const known = compare === undefined ? rows : withNews(rows, news.sort(compare), compare);
  const all = sort.startsWith('-') ? [...own.reverse(), ...known] : [...known, ...own];
  const needsRefetch =
    (hasChanged && sort.endsWith('status')) ||
    hasUnplaced ||
    // Not while somebody reads further down: the pages read anew would end above them.
    (frozenIds === undefined && isOverrun(state, pages));
  return { ...hold(state, all, frozenIds), needsRefetch, arriving: arriving(state, all) };
};

type List = {
  state: EngineState;
  viewer: Viewer;
  pages: readonly ListPage[];
  filter: AdminOrderFilter;
  compare: Compare | undefined;
};

/** The pages' ids, and their orders without those that left the filter; whether any has changed. */
const listedRows = ({ state, viewer, pages, filter }: List) => {
  const listed = new Set<string>();
  const rows: DrawnOrder[] = [];
  let hasChanged = false;
  for (const page of pages) {
    for (const id of page.ids) {
      if (listed.has(id)) continue;
      listed.add(id);
      const order = drawOrder(state, viewer, id);
      if (order === undefined) continue;
      const changed = isChanged(state, id, page.position);
      if (changed) hasChanged = true;
      if (!changed || matches(order, filter)) rows.push(order);
    }
  }
  return { listed, rows, hasChanged };
};

/**
 * Orders that match and that the pages do not list: the viewer's own that the server has not shown, and
 * news that belong in the pages' ranges; whether there are others that only the server can place.
 */
const insertedRows = (
  { state, viewer, pages, filter, compare }: List,
  listed: ReadonlySet<string>,
) => {
  const range = rangeOf(state, pages, compare);
  const own: DrawnOrder[] = [];
  const news: DrawnOrder[] = [];
  let hasUnplaced = false;
  for (const id of candidates(state, pages, listed)) {
    const order = drawOrder(state, viewer, id);
    if (order === undefined || !matches(order, filter)) continue;
    if (!state.entities.has(id)) {
      own.push(order);
      continue;
    }
    if (!isDecidable(filter) || range === undefined) {
      if (isNews(state, id, pages)) hasUnplaced = true;
      continue;
    }
    // While the first page loads, an own new order stays when its row comes before that page.
    const isAwaited = pages.length === 0 && commandsOf(state.settled, id).length > 0;
    const readAt = isAwaited ? 0 : range(order);
    if (readAt !== undefined && isChanged(state, id, readAt)) news.push(order);
  }
  return { own, news, hasUnplaced };
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

/** Orders that the pages do not list and may have to: news since they were read, and the viewer's. */
function* candidates(
  state: EngineState,
  pages: readonly ListPage[],
  listed: ReadonlySet<string>,
): Generator<string> {
  const seen = new Set(listed);
  for (const id of [...newsSince(state, pages), ...ownOf(state)]) {
    if (seen.has(id)) continue;
    seen.add(id);
    yield id;
  }
}

/** Orders whose rows came or changed since the pages were read. */
function* newsSince({ arrived }: EngineState, pages: readonly ListPage[]): Generator<string> {
  const position = Math.min(...pages.map((page) => page.position));
  for (let at = arrived; at !== undefined && at.top > position; at = at.before) yield at.id;
}

/** Whether more came since the pages were read than each draw should look through. */
const isOverrun = (state: EngineState, pages: readonly ListPage[]): boolean => {
  let count = 0;
  for (const _ of newsSince(state, pages)) if (++count > mostNews) return true;
  return false;
};

/** Orders that the viewer's commands are for, on their way or contained in their rows since. */
function* ownOf({ settled, pending }: EngineState): Generator<string> {
  for (const { orderId } of settled) yield orderId;
  for (const entry of pending) if (isLive(entry)) yield entry.orderId;
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

/** Rows as the server listed them, each of the news (sorted) before the first that comes after it. */
const withNews = (
  rows: readonly DrawnOrder[],
  news: readonly DrawnOrder[],
  compare: Compare,
): DrawnOrder[] => {
  const all: DrawnOrder[] = [];
  let next = 0;
  for (const row of rows) {
    for (let order = news[next]; order && compare(order, row) < 0; order = news[next]) {
      all.push(order);
      next += 1;
    }
    all.push(row);
  }
  return [...all, ...news.slice(next)];
};

const hold = (
  state: EngineState,
  orders: DrawnOrder[],
  frozenIds: ReadonlySet<string> | undefined,
): Pick<DrawnList, 'orders' | 'waiting'> => {
  const last = frozenIds === undefined ? -1 : orders.findLastIndex(({ id }) => frozenIds.has(id));
  if (frozenIds === undefined || last === -1) return { orders, waiting: 0 };
  const shown = orders.filter(
    ({ id }, index) =>
      index > last || frozenIds.has(id) || commandsOf(state.pending, id).some(isLive),
  );
  return { orders: shown, waiting: orders.length - shown.length };
};

const arriving = (state: EngineState, orders: readonly DrawnOrder[]): number =>
  orders.reduce((sum, { id }) => sum + commandsOf(state.pending, id).filter(isLive).length, 0);
