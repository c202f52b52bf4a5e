import type { Store } from '../core/create-store.ts';
import type { PendingCommand } from '../core/pending-command.ts';
import type { SeenPosition } from './pending-storage.ts';

/** What is told of a store's pending log and positions whenever they change. */
export type LogListener = {
  /** Entries that are new or changed. */
  onEntries: (entries: PendingCommand[]) => void;
  /** Ids of those that are done or discarded. */
  onGone: (commandIds: string[]) => void;
  onPosition: (position: SeenPosition) => void;
};

/**
 * Tells of all that changes from now on, and of what is in the log beyond `saved`. Answers how to
 * stop.
 */
export const followLog = (
  store: Store,
  saved: readonly PendingCommand[],
  { onEntries, onGone, onPosition }: LogListener,
): (() => void) => {
  const savedIds = new Set(saved.map(({ commandId }) => commandId));
  let known: readonly PendingCommand[] = store
    .getSnapshot()
    .pending.filter(({ commandId }) => savedIds.has(commandId));
  let position = seenPosition(store);
  const look = () => {
    const { pending } = store.getSnapshot();
    if (pending !== known) {
      const before = new Set(known);
      const entries = pending.filter((entry) => !before.has(entry));
      const gone = lackedBy(pending, known);
      known = pending;
      if (entries.length > 0) onEntries(entries);
      if (gone.length > 0) onGone(gone);
    }
    const next = seenPosition(store);
    const isSame = samePosition(next, position);
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

const seenPosition = (store: Store): SeenPosition => {
  const { epoch, seen, viewSeen } = store.getSnapshot();
  return { epoch, seen, viewSeen };
};

const samePosition = (a: SeenPosition, b: SeenPosition): boolean =>
  a.epoch === b.epoch && a.seen === b.seen && a.viewSeen === b.viewSeen;
