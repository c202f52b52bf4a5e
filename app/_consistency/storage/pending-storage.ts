import type { Order } from '#server/contracts/order.ts';
import type { PendingCommand } from '../core/pending/pending-command.ts';

/** The positions that storage and tabs share: the known and the shown one of the log `epoch`. */
export type Positions = { epoch: string | null; knownPosition: number; shownPosition: number };

/** The shared positions, and the rows that were shown ahead of every view. */
export type Shown = Positions & { rowsAheadOfViews: readonly Order[] };

/** The pending log and positions that earlier pages of this browser left for this user. */
export type Saved = Shown & {
  commands: PendingCommand[];
  /** Ids of commands that were removed in this log, the last of them. */
  tombstones: string[];
};

/** Keeps the pending log and the positions beyond the page. No method rejects. */
export type PendingStorage = {
  /** Nothing when storage takes too long; `onLate` is then called with it if it comes after all. */
  load: (onLate?: (saved: Saved) => void) => Promise<Saved>;
  /** Keeps an entry of another tab that knows more, and keeps removed what another tab has removed. */
  save: (entries: readonly PendingCommand[]) => Promise<void>;
  remove: (commandIds: readonly string[]) => Promise<void>;
  /** Raises the saved position, never lowers it within one log; rows stay until a view has come to them. */
  savePosition: (shown: Shown) => Promise<void>;
  clear: () => Promise<void>;
  close: () => void;
};

export const nothingSaved: Saved = {
  commands: [],
  tombstones: [],
  epoch: null,
  knownPosition: 0,
  shownPosition: 0,
  rowsAheadOfViews: [],
};
