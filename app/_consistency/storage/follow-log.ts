import type { Store } from '../core/create-store.ts';
import { keptLog } from '../core/pending/kept-log.ts';
import type { PendingCommand } from '../core/pending/pending-command.ts';
import type { Shown } from './pending-storage.ts';

/** Hears of changes to the log that must outlive the page, and to its positions. */
export type LogListener = {
  /** Entries that are new or changed. */
  onEntries: (entries: PendingCommand[]) => void;
  /** Ids of those that are done or discarded. */
  onGone: (commandIds: string[]) => void;
  onPosition: (shown: Shown) => void;
};

/**
 * Tells the listener of all changes from now on, and at once of entries and positions that the store has
 * and `saved` lacks. Returns how to stop.
 */
export const followLog = (
  store: Store,
  saved: Shown & { commands: readonly PendingCommand[] },
  { onEntries, onGone, onPosition }: LogListener,
): (() => void) => {
  const savedIds = new Set(saved.commands.map(({ commandId }) => commandId));
  let known: readonly PendingCommand[] = keptLog(store.getSnapshot()).filter(({ commandId }) =>
    savedIds.has(commandId),
  );
  let position: Shown = saved;
  const look = () => {
    const pending = keptLog(store.getSnapshot());
    if (pending !== known) {
      const before = new Set(known);
      const entries = pending.filter((entry) => !before.has(entry));
      const gone = lackedBy(pending, known);
      known = pending;
      if (entries.length > 0) onEntries(entries);
      if (gone.length > 0) onGone(gone);
    }
    const next = shownBy(store);
    const isSame = isSameShown(next, position);
    position = next;
    if (!isSame) onPosition(next);
  };
  const stop = store.subscribe(look);
  look();
  return stop;
};

/** The ids of those entries that a log lacks. */
export const lackedBy = (
  log: readonly PendingCommand[],
  entries: readonly PendingCommand[],
): string[] => {
  const ids = new Set(log.map(({ commandId }) => commandId));
  return entries.map(({ commandId }) => commandId).filter((id) => !ids.has(id));
};

const shownBy = (store: Store): Shown => {
  const { epoch, knownPosition, shownPosition, rowsAheadOfViews } = store.getSnapshot();
  return { epoch, knownPosition, shownPosition, rowsAheadOfViews };
};

const isSameShown = (a: Shown, b: Shown): boolean =>
  a.epoch === b.epoch &&
  a.knownPosition === b.knownPosition &&
  a.shownPosition === b.shownPosition &&
  (a.rowsAheadOfViews === b.rowsAheadOfViews ||
    a.rowsAheadOfViews.length + b.rowsAheadOfViews.length === 0);
