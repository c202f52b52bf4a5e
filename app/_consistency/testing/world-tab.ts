import type { Action } from '../core/action.ts';
import { createStore, type Store } from '../core/create-store.ts';
import type { CountsRead } from '../core/draw-counts.ts';
import type { ListPage } from '../core/draw-list.ts';
import type { AdminOrderFilter } from '../core/order-filter.ts';
import type { PendingCommand } from '../core/pending-command.ts';
import { knowsMore } from '../core/pending-log.ts';
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
  /** What the other tab has said and this one has not heard yet, in its order. */
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
};

/** What the browser keeps for this user. */
export type Disk = {
  pending: Map<string, PendingCommand>;
  tombstones: Set<string>;
  epoch: string | null;
  seen: number;
  viewSeen: number;
};

/** A new page: what is on disk is all that it has. */
export const openTab = (disk: Disk): Tab => {
  const store = createStore(shopper);
  const { epoch, seen, viewSeen } = disk;
  const tombstones = [...disk.tombstones];
  const commands = [...disk.pending.values()].sort((a, b) => a.n - b.n);
  store.dispatch({ type: 'loaded', commands, tombstones, epoch, seen, viewSeen, durable: true });
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
  };
};

/** Saves an entry as storage does. */
export const saveEntry = ({ pending, tombstones }: Disk, entry: PendingCommand): void => {
  const known = pending.get(entry.commandId);
  if (tombstones.has(entry.commandId) || (known && knowsMore(known, entry))) return;
  pending.set(entry.commandId, entry);
};

/** Keeps disk and other tabs abreast, as `keepPending` does; returns what to call after a change. */
export const keepTab = (disk: Disk, tab: Tab, others: () => Tab[]): (() => void) => {
  let known = tab.store.getSnapshot();
  return () => {
    const state = tab.store.getSnapshot();
    const before = known;
    known = state;
    const entries = state.pending.filter((entry) => !before.pending.includes(entry));
    const gone = before.pending.filter(
      ({ commandId }) => !state.pending.some((entry) => entry.commandId === commandId),
    );
    for (const { commandId } of gone) {
      disk.pending.delete(commandId);
      disk.tombstones.add(commandId);
    }
    for (const entry of entries) {
      if (entry.commandId === tab.hears) continue;
      if (entry.state !== 'sending' || !disk.pending.has(entry.commandId)) saveEntry(disk, entry);
      for (const other of others()) other.inbox.push({ type: 'told', entry });
    }
    if (tab.hears !== undefined) return;
    const { epoch, seen, viewSeen } = state;
    if (epoch === before.epoch && seen === before.seen && viewSeen === before.viewSeen) return;
    const base = disk.epoch === epoch ? disk : { seen: 0, viewSeen: 0 };
    if (disk.epoch !== null && disk.epoch !== epoch) disk.tombstones.clear();
    Object.assign(disk, {
      epoch,
      seen: Math.max(base.seen, seen),
      viewSeen: Math.max(base.viewSeen, viewSeen),
    });
    for (const other of others())
      other.inbox.push({ type: 'told-position', epoch, seen, viewSeen });
  };
};
