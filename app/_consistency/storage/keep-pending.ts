import type { Store } from '../core/create-store.ts';
import { keptLog } from '../core/pending/kept-log.ts';
import type { PendingCommand } from '../core/pending/pending-command.ts';
import type { Promised } from '../promised-cookie.ts';
import { followLog, lackedBy } from './follow-log.ts';
import { openTabs, type Tabs } from './open-tabs.ts';
import type { PendingStorage, Saved } from './pending-storage.ts';
import { createWriteBehind, type WriteBehind } from './write-behind.ts';

export type Keeper = {
  /**
   * Resolves once every entry known now is saved, or cannot be: also one that another tab has given
   * and may not have saved itself, for it may be gone before it does.
   */
  saved: () => Promise<void>;
  discard: (commandId: string) => void;
  /** Forgets all that is kept of this user, in every tab. */
  signOut: () => Promise<void>;
  stop: () => void;
};

/**
 * Loads the pending log of earlier pages into the store, then keeps storage and the other tabs abreast
 * of its pending log and positions. An absorbed entry is removed from storage but not from other tabs:
 * each drops it when its own rows contain it. `isDurable` is asked once storage has been read.
 */
export const keepPending = async (
  store: Store,
  storage: PendingStorage,
  {
    isDurable,
    onSignedOut,
    promised,
  }: { isDurable: () => boolean; onSignedOut: () => void; promised?: Promised | undefined },
): Promise<Keeper> => {
  // Open the tab channel before reading storage: then any command of another tab is found in storage or
  // heard here.
  const tabs = openTabs(store);
  const disk = createWriteBehind(storage, (entries) => tabs.tellSaved(entries, isDurable()));
  const parts: Parts = { store, tabs, disk, kept: new Set() };
  const earlier = await loadLog(parts, storage, (saved) =>
    store.dispatch({ type: 'loaded', ...saved, promised, durable: isDurable() }),
  );
  const stop = keepAbreast(parts, earlier);
  // Every tab clears: one that was just writing would leave its entry behind.
  const forget = async () => {
    stop();
    await disk.done();
    await storage.clear();
  };
  tabs.hear({
    onSaved: (entries) => {
      for (const { commandId } of entries) parts.kept.add(commandId);
    },
    onSignedOut: () => void forget().then(onSignedOut),
  });
  return {
    saved: async () => {
      const { pending } = store.getSnapshot();
      const unsaved = pending.filter(({ commandId }) => !parts.kept.has(commandId));
      if (unsaved.length > 0) save(parts, unsaved);
      await disk.done();
    },
    discard: (commandId) => {
      store.dispatch({ type: 'discarded', commandId });
      tabs.tellDiscarded(commandId);
    },
    signOut: async () => {
      tabs.tellSignedOut();
      await forget();
    },
    stop: () => {
      stop();
      tabs.close();
    },
  };
};

type Parts = {
  store: Store;
  tabs: Tabs;
  disk: WriteBehind;
  /** Ids of what is in storage, or will be once all is written. */
  kept: Set<string>;
};

const save = ({ tabs, disk, kept }: Parts, entries: PendingCommand[]): void => {
  tabs.tell(entries, false);
  // A saved entry that becomes `sending` is not saved again: the next page asks again either way.
  const due = entries.filter(({ commandId, state }) => state !== 'sending' || !kept.has(commandId));
  for (const { commandId } of due) kept.add(commandId);
  if (due.length > 0) disk.save(due);
};

/** Reads what earlier pages have kept, late too; what the store knows to be done is removed. */
const loadLog = async (
  { store, disk, kept }: Parts,
  storage: PendingStorage,
  dispatch: (saved: Saved) => void,
): Promise<Saved> => {
  const loaded = (saved: Saved) => {
    for (const { commandId } of saved.commands) kept.add(commandId);
    dispatch(saved);
    const done = lackedBy(keptLog(store.getSnapshot()), saved.commands);
    if (done.length > 0) disk.remove(done);
  };
  const earlier = await storage.load(loaded);
  loaded(earlier);
  return earlier;
};

/** Keeps storage and the other tabs abreast of the store, from what was saved `earlier`. */
const keepAbreast = (parts: Parts, earlier: Saved): (() => void) => {
  const { store, tabs, disk, kept } = parts;
  return followLog(store, earlier, {
    onEntries: (entries) => {
      const own = entries.filter(({ commandId }) => !tabs.isTold(commandId));
      if (own.length > 0) save(parts, own);
    },
    onGone: (ids) => {
      for (const id of ids) kept.delete(id);
      disk.remove(ids);
    },
    onPosition: (position) => {
      if (tabs.isHearing()) return;
      disk.savePosition(position);
      tabs.tellPosition(position);
    },
  });
};
