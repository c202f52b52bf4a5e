import type { PendingCommand } from '../core/pending/pending-command.ts';
import type { PendingStorage, Shown } from './pending-storage.ts';

export type WriteBehind = {
  save: (entries: readonly PendingCommand[]) => void;
  remove: (commandIds: readonly string[]) => void;
  savePosition: (shown: Shown) => void;
  /** Resolves once all that was asked for until now is written, or cannot be. */
  done: () => Promise<void>;
};

/** Writes in flight at most; IndexedDB runs them in order. */
const most = 4;

/**
 * Writes to storage without making the page wait, and without falling behind it. A write is begun at
 * once, so that a page that ends right after a change has begun it. While storage is busy, later writes
 * are gathered into one, with only the last state of each entry. `onSaved` hears which were saved.
 */
export const createWriteBehind = (
  storage: PendingStorage,
  onSaved: (entries: PendingCommand[]) => void,
): WriteBehind => {
  const entries = new Map<string, PendingCommand>();
  const gone = new Set<string>();
  let position: Shown | undefined;
  const underWay = new Set<Promise<void>>();
  /** Resolves when the writes asked for and not begun are done. */
  let waiting: PromiseWithResolvers<void> | undefined;

  const flush = async () => {
    const due = { saved: [...entries.values()], removed: [...gone], position };
    entries.clear();
    gone.clear();
    position = undefined;
    // Removals come last: a tab that finds a command removed must find the position that explains it.
    await Promise.all([
      due.saved.length > 0 && storage.save(due.saved),
      due.position && storage.savePosition(due.position),
      due.removed.length > 0 && storage.remove(due.removed),
    ]);
    if (due.saved.length > 0) onSaved(due.saved);
  };
  const begin = () => {
    if (waiting === undefined || underWay.size >= most) return;
    const { resolve } = waiting;
    waiting = undefined;
    const one = flush().finally(() => {
      underWay.delete(one);
      resolve();
      begin();
    });
    underWay.add(one);
  };
  const write = () => {
    waiting ??= Promise.withResolvers();
    // One action may save, remove and raise a position: these go together.
    queueMicrotask(begin);
  };
  return {
    save: (added) => {
      for (const entry of added) {
        entries.set(entry.commandId, entry);
        gone.delete(entry.commandId);
      }
      write();
    },
    remove: (commandIds) => {
      for (const id of commandIds) {
        entries.delete(id);
        gone.add(id);
      }
      write();
    },
    savePosition: (next) => {
      position = next;
      write();
    },
    done: async () => void (await Promise.all([...underWay, waiting?.promise])),
  };
};
