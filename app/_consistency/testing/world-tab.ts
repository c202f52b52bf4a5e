import type { Order } from '#server/contracts/order.ts';
import type { Action } from '../core/action.ts';
import { createStore, type Store } from '../core/create-store.ts';
import type { CountsRead } from '../core/drawing/draw-counts.ts';
import type { ListPage } from '../core/drawing/draw-list.ts';
import type { AdminOrderFilter } from '../core/drawing/order-filter.ts';
import { keptLog } from '../core/pending/kept-log.ts';
import type { PendingCommand } from '../core/pending/pending-command.ts';
import { knowsMore } from '../core/pending/pending-log.ts';
import { promisedBy } from '../core/pending/promised-by.ts';
import { shopper } from './samples.ts';
import type { Frame } from './server-model.ts';

type Dated = { generation: number };

/** A list as the query cache holds it; `turn` counts its fetches: only the newest may land. */
export type WorldList = {
  filter: AdminOrderFilter;
  pages: (ListPage & Dated)[];
  turn: number;
};

/** A page of the browser, and what is under way to it. */
export type Tab = {
  store: Store;
  lists: WorldList[];
  counts: (CountsRead & Dated) | undefined;
  frames: Frame[];
  replies: (() => void)[];
  answers: (() => void)[];
  /** Messages of the other tab that this one has not heard yet, in their order. */
  inbox: Action[];
  /** The version that the viewer was told is accepted, by order. */
  promised: Map<string, number>;
  refused: Set<string>;
  /** The newest version that was on screen, by order. */
  shown: Map<string, number>;
  /** The same of the pages before the last reload. */
  shownBefore: Map<string, number>;
  listed: string[];
  /** The log was restored: until this tab has read the new one anew, promises of the old are void. */
  isLeft: boolean;
  /** Its socket ended with the old server and has not said hello to the new one. */
  isCut: boolean;
  /** The command that it is being told of; null when it hears of something else. */
  hears: string | null | undefined;
  /** The position that its server-rendered page was to have reached. */
  awaits: number;
};

/** The browser's storage for this user. */
export type Disk = {
  pending: Map<string, PendingCommand>;
  tombstones: Set<string>;
  epoch: string | null;
  knownPosition: number;
  shownPosition: number;
  rowsAheadOfViews: readonly Order[];
  /** The position that the cookie names to the next rendered page. */
  cookie: number;
};

/** A new page: what is on disk is all that it has, and what was rendered into it. */
export const openTab = (disk: Disk, store = createStore(shopper)): Tab => {
  const { epoch, knownPosition, shownPosition, rowsAheadOfViews } = disk;
  const tombstones = [...disk.tombstones];
  const commands = [...disk.pending.values()].sort((a, b) => a.n - b.n);
  const kept = {
    commands,
    tombstones,
    epoch,
    knownPosition,
    shownPosition,
    rowsAheadOfViews,
    durable: true,
  };
  store.dispatch({ type: 'loaded', ...kept });
  return {
    store,
    lists: [{}, { status: 'pending' as const }].map((filter) => ({ filter, pages: [], turn: 0 })),
    counts: undefined,
    frames: [],
    replies: [],
    answers: [],
    inbox: [],
    promised: new Map(),
    refused: new Set(),
    shown: new Map(),
    shownBefore: new Map(),
    listed: [],
    isLeft: false,
    isCut: false,
    hears: undefined,
    awaits: 0,
  };
};

/** Saves an entry as storage does. */
export const saveEntry = ({ pending, tombstones }: Disk, entry: PendingCommand): void => {
  const known = pending.get(entry.commandId);
  if (tombstones.has(entry.commandId) || (known && knowsMore(known, entry))) return;
  pending.set(entry.commandId, entry);
};

/** Saves how far a page has seen as storage does. */
export const savePlace = (
  disk: Disk,
  {
    epoch,
    knownPosition,
    shownPosition,
    rowsAheadOfViews,
  }: Pick<Disk, 'epoch' | 'knownPosition' | 'shownPosition' | 'rowsAheadOfViews'>,
) => {
  const base =
    disk.epoch === epoch ? disk : { knownPosition: 0, shownPosition: 0, rowsAheadOfViews: [] };
  if (disk.epoch !== null && disk.epoch !== epoch) disk.tombstones.clear();
  const reached = Math.max(base.shownPosition, shownPosition);
  const rows = [...base.rowsAheadOfViews, ...rowsAheadOfViews].sort(
    (a, b) => a.version - b.version,
  );
  const newest = [...new Map(rows.map((row) => [row.id, row])).values()];
  Object.assign(disk, {
    epoch,
    knownPosition: Math.max(base.knownPosition, knownPosition),
    shownPosition: reached,
    rowsAheadOfViews: newest.filter(({ position }) => position > reached),
  });
};

/** Keeps disk and other tabs abreast, as `keepPending` does; returns what to call after a change. */
export const keepTab = (disk: Disk, tab: Tab, others: () => Tab[]): (() => void) => {
  let known = tab.store.getSnapshot();
  return () => {
    const state = tab.store.getSnapshot();
    const before = known;
    known = state;
    if (promisedBy(state) !== promisedBy(before)) disk.cookie = promisedBy(state);
    const [log, logBefore] = [keptLog(state), keptLog(before)];
    const entries = log.filter((entry) => !logBefore.includes(entry));
    const gone = logBefore.filter(
      ({ commandId }) => !log.some((entry) => entry.commandId === commandId),
    );
    for (const { commandId } of gone) {
      disk.pending.delete(commandId);
      disk.tombstones.add(commandId);
    }
    for (const entry of entries) {
      if (entry.commandId === tab.hears) continue;
      if (entry.state !== 'sending' || !disk.pending.has(entry.commandId)) saveEntry(disk, entry);
      for (const other of others()) other.inbox.push({ type: 'tab-entry', entry });
    }
    if (tab.hears !== undefined) return;
    const { epoch, knownPosition, shownPosition, rowsAheadOfViews } = state;
    const isSamePlace =
      knownPosition === before.knownPosition && shownPosition === before.shownPosition;
    if (epoch === before.epoch && isSamePlace && rowsAheadOfViews === before.rowsAheadOfViews)
      return;
    savePlace(disk, state);
    for (const other of others())
      other.inbox.push({ type: 'tab-position', epoch, knownPosition, shownPosition });
  };
};
