import { matches } from '../core/drawing/order-filter.ts';
import { compareBy } from '../core/drawing/order-sort.ts';
import type { PendingCommand } from '../core/pending/pending-command.ts';
import { shopper } from './samples.ts';
import type { Answered } from './server-model.ts';
import type { World } from './world.ts';
import type { Tab, WorldList } from './world-tab.ts';

const at = 2_000;
export const pageSize = 2;

/** The browser learns what the server said to a command. */
export const settle = (tab: Tab, entry: PendingCommand, answer: Answered): void => {
  const { store, promised, refused } = tab;
  const { commandId, orderId } = entry;
  if ('accepted' in answer) {
    store.dispatch({ type: 'accepted', accepted: answer.accepted, at });
    promised.set(orderId, Math.max(promised.get(orderId) ?? 0, answer.accepted.version));
  } else {
    store.dispatch({ type: 'refused', commandId, ...answer });
    refused.add(orderId);
  }
};

/** Sends a pending command; the request or its answer may be lost. */
export const send = (world: World, tab: Tab, entry: PendingCommand, how: string): void => {
  const { store, replies } = tab;
  const { commandId, orderId, command } = entry;
  store.dispatch({ type: 'sending', commandId });
  const { epoch } = store.getSnapshot();
  const answer =
    how === 'request lost' ? undefined : world.server.execute(commandId, orderId, command, shopper);
  replies.push(() => {
    // As the sender does: an answer of the log that was left says nothing of the one that is.
    const isLeft = store.getSnapshot().epoch !== epoch && epoch !== null;
    if (answer === undefined || how === 'reply lost' || isLeft) {
      store.dispatch({ type: 'unanswered', commandId });
    } else settle(tab, entry, answer);
  });
};

/** Reads from a replica that lags, but never behind what the request demands. */
const readable = ({ view }: World, { store }: Tab, lag: number): number | undefined => {
  const { shownPosition, epoch } = store.getSnapshot();
  const position = Math.max(view - lag, Math.min(shownPosition, view));
  return position < shownPosition && epoch !== null ? undefined : position;
};

/** Reads a list's pages anew, or one more of them. */
export const askList = (
  world: World,
  tab: Tab,
  list: WorldList,
  { lag = 0, more = false }: { lag?: number; more?: boolean },
): void => {
  const position = readable(world, tab, lag);
  const { store, answers } = tab;
  const { epoch, cursor, generation, shownPosition } = store.getSnapshot();
  const last = list.pages.at(-1);
  if (position === undefined || (more && !last?.hasMore)) return;
  const compare = compareBy('-createdAt');
  const end = more ? store.getSnapshot().entities.get(last?.ids.at(-1) ?? '')?.order : undefined;
  const rows = world.server
    .rowsAt(position)
    .filter((row) => matches(row, list.filter))
    .filter((row) => end === undefined || (compare?.(row, end) ?? 0) > 0);
  const wanted = (more ? 1 : Math.max(1, list.pages.length)) * pageSize;
  const read = rows.slice(0, wanted);
  const meta = world.server.metaAt(position);
  const pages = Array.from({ length: Math.max(1, Math.ceil(read.length / pageSize)) }, (_, n) => ({
    ids: read.slice(n * pageSize, (n + 1) * pageSize).map((row) => row.id),
    position,
    hasMore: rows.length > (n + 1) * pageSize,
    generation,
  }));
  list.turn += 1;
  const { turn } = list;
  answers.push(() => {
    const now = store.getSnapshot();
    if (meta.epoch === now.epoch && meta.position < shownPosition) return;
    store.dispatch({ type: 'answered', orders: read, meta, asked: { epoch, cursor }, at });
    if (meta.epoch !== store.getSnapshot().epoch || turn !== list.turn) return;
    list.pages = more ? [...list.pages, ...pages] : pages;
  });
};

export const askCounts = (world: World, tab: Tab, lag: number): void => {
  const position = readable(world, tab, lag);
  if (position === undefined) return;
  const { store, answers } = tab;
  const { epoch, cursor, generation } = store.getSnapshot();
  const meta = world.server.metaAt(position);
  const byStatus = { pending: 0, shipped: 0, delivered: 0, cancelled: 0 };
  for (const { status } of world.server.rowsAt(position)) byStatus[status] += 1;
  answers.push(() => {
    store.dispatch({ type: 'answered', orders: [], meta, asked: { epoch, cursor }, at });
    if (meta.epoch !== store.getSnapshot().epoch) return;
    tab.counts = { byStatus, position, generation };
  });
};

export const askChanges = (world: World, tab: Tab, lag: number): void => {
  const position = readable(world, tab, lag);
  const { store, answers } = tab;
  const { epoch, cursor } = store.getSnapshot();
  if (position === undefined || cursor === null) return;
  const answer = world.server.changesAt(cursor, position, 2);
  answers.push(() => store.dispatch({ type: 'changed', answer, asked: { epoch, cursor }, at }));
};

export const askOrder = (world: World, tab: Tab, orderId: string, lag: number): void => {
  const position = readable(world, tab, lag);
  const { store, answers } = tab;
  const { epoch, cursor } = store.getSnapshot();
  const row = position === undefined ? undefined : world.server.orderAt(orderId, position);
  if (row === undefined) return;
  answers.push(() =>
    store.dispatch({ type: 'answered', orders: [row], asked: { epoch, cursor }, at }),
  );
};
