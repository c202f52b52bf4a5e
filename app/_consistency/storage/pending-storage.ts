import type { Order } from '#server/contracts/order.ts';
import type { PendingCommand } from '../core/pending/pending-command.ts';

/** How far this browser has seen: of which log, at all, and in views. */
export type Positions = { epoch: string | null; knownPosition: number; shownPosition: number };

/** The same, and the rows that it was shown ahead of every view. */
export type Shown = Positions & { rowsAheadOfViews: readonly Order[] };

/** What earlier pages of this browser left for this user. */
export type Saved = Shown & {
  commands: PendingCommand[];
  /** Ids of commands that were removed in this log, the last of them. */
  tombstones: string[];
};

/** Where the pending log and the seen position outlive the page. No method rejects. */
export type PendingStorage = {
  /** Nothing when storage takes too long; `onLate` is then called with it if it comes after all. */
  load: (onLate?: (saved: Saved) => void) => Promise<Saved>;
  /** What another tab has saved and knows more of is kept, and what one has removed stays so. */
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
