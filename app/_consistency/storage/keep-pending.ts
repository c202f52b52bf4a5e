import type { Store } from '../core/create-store.ts';
import type { PendingCommand } from '../core/pending-command.ts';
import type { PendingStorage, SeenPosition } from './pending-storage.ts';
import { openTabChannel, type TabMessage } from './tab-channel.ts';

export type Keeper = {
  /** Resolves once every entry known now is saved, or cannot be. */
  saved: () => Promise<void>;
  discard: (commandId: string) => void;
  /** Forgets all that is kept of this user, in every tab. */
  signOut: () => Promise<void>;
  stop: () => void;
};

/**
 * Keeps storage and the other tabs abreast of the store's pending log and positions. An absorbed
 * entry is removed from storage but not from other tabs: each drops it when its own rows contain it.
 * `savedIds` are the commands that storage holds already.
 */
export const keepPending = (
  store: Store,
  storage: PendingStorage,
  savedIds: ReadonlySet<string>,
  onSignedOut: () => void,
): Keeper => {
  let known: readonly PendingCommand[] = [];
  let position = seenPosition(store);
  let writes: Promise<unknown> = Promise.resolve();
  let isListening = false;
  const write = (work: () => Promise<void>) => {
    writes = writes.then(work);
  };

  const channel = openTabChannel(store.viewer.id, (message) => {
    // The tab that spoke has saved it: hearing is not telling, or two tabs would echo for ever.
    isListening = true;
    hear(store, message, () => void forget().then(onSignedOut));
    isListening = false;
  });
  // Every tab clears: one that was just writing would leave its entry behind.
  const forget = async () => {
    unsubscribe();
    await writes;
    await storage.clear();
  };

  const keep = () => {
    const { pending } = store.getSnapshot();
    if (pending !== known) {
      const entries = pending.filter((entry) => !known.includes(entry));
      const ids = new Set(pending.map(({ commandId }) => commandId));
      const gone = known.map(({ commandId }) => commandId).filter((id) => !ids.has(id));
      known = pending;
      if (entries.length > 0 && !isListening) {
        write(() => storage.save(entries));
        channel.post({ kind: 'entries', entries });
      }
      if (gone.length > 0) write(() => storage.remove(gone));
    }
    const next = seenPosition(store);
    if (!isListening && !samePosition(next, position)) {
      write(() => storage.savePosition(next));
      channel.post({ kind: 'position', ...next });
    }
    position = next;
  };
  known = store.getSnapshot().pending.filter(({ commandId }) => savedIds.has(commandId));
  const unsubscribe = store.subscribe(keep);
  keep();

  return {
    saved: async () => {
      await writes;
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

const hear = (store: Store, message: TabMessage, onSignedOut: () => void): void => {
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
