import type { Store } from '../core/create-store.ts';
import { isUnresolved, type PendingCommand } from '../core/pending-command.ts';
import type { PendingStorage, Saved, SeenPosition } from './pending-storage.ts';
import { openTabChannel } from './tab-channel.ts';
import { type TabMessage, tabMessage } from './tab-message.ts';
import { createWriteBehind } from './write-behind.ts';

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
 * Reads what earlier pages left into the store, then keeps storage and the other tabs abreast of its
 * pending log and positions. An absorbed entry is removed from storage but not from other tabs: each
 * drops it when its own rows contain it. `isDurable` is asked once storage has been read.
 */
export const keepPending = async (
  store: Store,
  storage: PendingStorage,
  { isDurable, onSignedOut }: { isDurable: () => boolean; onSignedOut: () => void },
): Promise<Keeper> => {
  let known: readonly PendingCommand[] = [];
  /** Ids of what is in storage, or will be once all is written. */
  const kept = new Set<string>();
  let isListening = false;

  // Opened before storage is read, and told at once and again of what is saved, and told anew of what
  // has no outcome: a command that another tab has by then is found in storage or heard of.
  const early: TabMessage[] = [];
  let take = (message: TabMessage): void => void early.push(message);
  const channel = openTabChannel(`evenkeel:${store.viewer.id}`, tabMessage, (told) => take(told));
  const tell = (entries: PendingCommand[], areSaved: boolean) =>
    channel.post({ kind: 'entries', entries, areSaved });
  const disk = createWriteBehind(storage, (entries) => {
    // As they are by now: what is done or discarded meanwhile would come to life in a new tab.
    const ids = new Set(entries.map(({ commandId }) => commandId));
    const saved = store.getSnapshot().pending.filter(({ commandId }) => ids.has(commandId));
    if (saved.length > 0) tell(saved, isDurable());
  });
  const loaded = (saved: Saved) => {
    for (const { commandId } of saved.commands) kept.add(commandId);
    store.dispatch({ type: 'loaded', ...saved, durable: isDurable() });
    const ids = new Set(store.getSnapshot().pending.map(({ commandId }) => commandId));
    const done = saved.commands.map(({ commandId }) => commandId).filter((id) => !ids.has(id));
    if (done.length > 0) disk.remove(done);
  };
  channel.post({ kind: 'opened' });
  const earlier = await storage.load(loaded);
  loaded(earlier);
  let position = seenPosition(store);
  // Every tab clears: one that was just writing would leave its entry behind.
  const forget = async () => {
    unsubscribe();
    await disk.done();
    await storage.clear();
  };

  const save = (entries: PendingCommand[]) => {
    for (const { commandId } of entries) kept.add(commandId);
    tell(entries, false);
    disk.save(entries);
  };
  const keep = () => {
    const { pending } = store.getSnapshot();
    if (pending !== known) {
      const entries = pending.filter((entry) => !known.includes(entry));
      const ids = new Set(pending.map(({ commandId }) => commandId));
      const gone = known.map(({ commandId }) => commandId).filter((id) => !ids.has(id));
      known = pending;
      for (const id of gone) kept.delete(id);
      if (entries.length > 0 && !isListening) save(entries);
      if (gone.length > 0) disk.remove(gone);
    }
    const next = seenPosition(store);
    if (!isListening && !samePosition(next, position)) {
      disk.savePosition(next);
      channel.post({ kind: 'position', ...next });
    }
    position = next;
  };
  const savedIds = new Set(earlier.commands.map(({ commandId }) => commandId));
  known = store.getSnapshot().pending.filter(({ commandId }) => savedIds.has(commandId));
  const unsubscribe = store.subscribe(keep);
  keep();
  take = (message) => {
    // The tab that spoke has saved it: hearing is not telling, or two tabs would echo for ever.
    isListening = true;
    if (message.kind === 'entries' && message.areSaved) {
      for (const { commandId } of message.entries) kept.add(commandId);
    }
    hear(store, message, {
      onOpened: () => {
        const unresolved = store.getSnapshot().pending.filter(isUnresolved);
        if (unresolved.length > 0) tell(unresolved, false);
      },
      onSignedOut: () => void forget().then(onSignedOut),
    });
    isListening = false;
  };
  early.forEach(take);

  return {
    saved: async () => {
      const { pending } = store.getSnapshot();
      const unsaved = pending.filter(({ commandId }) => !kept.has(commandId));
      if (unsaved.length > 0) save(unsaved);
      await disk.done();
    },
    discard: (commandId) => {
      store.dispatch({ type: 'discarded', commandId });
      channel.post({ kind: 'discarded', commandId });
    },
    signOut: async () => {
      channel.post({ kind: 'signed-out' });
      await forget();
    },
    stop: () => {
      unsubscribe();
      channel.close();
    },
  };
};

const hear = (
  store: Store,
  message: TabMessage,
  { onOpened, onSignedOut }: { onOpened: () => void; onSignedOut: () => void },
): void => {
  switch (message.kind) {
    case 'entries':
      for (const entry of message.entries) store.dispatch({ type: 'told', entry });
      return;
    case 'discarded':
      store.dispatch({ type: 'discarded', commandId: message.commandId });
      return;
    case 'position': {
      const { epoch, seen, viewSeen } = message;
      store.dispatch({ type: 'told-position', epoch, seen, viewSeen });
      return;
    }
    case 'opened':
      onOpened();
      return;
    case 'signed-out':
      onSignedOut();
      return;
    default:
      message satisfies never;
  }
};

const seenPosition = (store: Store): SeenPosition => {
  const { epoch, seen, viewSeen } = store.getSnapshot();
  return { epoch, seen, viewSeen };
};

const samePosition = (a: SeenPosition, b: SeenPosition): boolean =>
  a.epoch === b.epoch && a.seen === b.seen && a.viewSeen === b.viewSeen;
