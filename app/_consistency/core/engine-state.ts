import type { Order, OrderStatus } from '#server/contracts/order.ts';
import type { PendingCommand } from './pending/pending-command.ts';
import { PersistentMap } from './truth/persistent-map.ts';

/**
 * A row of the server. `epoch` is the log it came from (null: prefetched, not known yet); a row that
 * is not `fresh` may have changed since without anybody telling, and is fetched before it is trusted.
 */
export type Entity = { order: Order; epoch: string | null; fresh: boolean };

/**
 * That an order's status became `to` at `position`; `from` (null: no such order) held at every
 * position up to `after`, so counts between `after` and `position` cannot be corrected by it.
 */
export type Transition = {
  from: OrderStatus | null;
  to: OrderStatus;
  after: number;
  position: number;
};

/**
 * That an order's row came or changed, newest news first; `top` is the highest position of it and all
 * before it, so that a walk for what lies above a position ends where there is no more.
 */
export type Arrival = { id: string; top: number; before: Arrival | undefined };

/** How the page learns of changes. */
export type Link = 'connecting' | 'live' | 'polling' | 'offline';

export type EngineState = {
  entities: PersistentMap<Entity>;
  arrived: Arrival | undefined;
  /** The pending log, in the order of `n`. */
  pending: readonly PendingCommand[];
  /** Commands the rows contain since, kept a while for views that are read later than the row. */
  settled: readonly PendingCommand[];
  /** Ids of commands the viewer has discarded, the last of them: a tab that is behind may tell of one. */
  discarded: readonly string[];
  /**
   * Ids of commands that were absorbed or discarded before this page was opened. A tab that is behind
   * may tell of one as if it had no outcome; the views have contained it since.
   */
  tombstones: ReadonlySet<string>;
  journal: readonly Transition[];
  /** Counts older than this cannot be corrected: the journal forgot what came before. */
  journalFloor: number;
  epoch: string | null;
  /** Logs that were left for another: Back brings pages that were rendered of them. */
  left: ReadonlySet<string>;
  /** The highest position heard of, the viewer's accepted commands included. */
  seen: number;
  /** The highest position at which this browser has been shown a view. */
  viewSeen: number;
  /** Rows that were shown ahead of every view (a refusal carries one), the last of them. */
  ahead: readonly Order[];
  /** How far views were when this page was opened: whatever it reads contains all up to here. */
  floor: number;
  /** The same until the cursor has come to it, then 0: what was rendered earlier may lack what was shown. */
  behind: number;
  /** Where a change was accepted of which only the cookie is left, until a view has it; 0: nowhere. */
  owed: number;
  /** Every change up to here is in `entities`; null before the first answer. */
  cursor: number | null;
  /** From which position on it is: of what changed between here and the cursor, nothing is missing. */
  since: number;
  /** The highest position at which this page has heard that a view is. */
  head: number;
  /** Raised whenever every list and count must be read anew. */
  generation: number;
  /** How far (ms) the view was behind the log, when last heard. */
  lagMs: number;
  /** The moment up to which nothing is missing: the view held the whole log then, and the cursor was there. */
  asOf: number | null;
  now: number;
  link: Link;
  durable: boolean;
  /** The log was taken back to an earlier moment, and nobody has noted that yet. */
  restored: boolean;
  /** The server says that this viewer is not signed in any more. */
  signedOut: boolean;
  /** Whether the pending log of earlier pages has been read. */
  loaded: boolean;
};

/** What is known of positions at the beginning of a log. */
export const nothingSeen = {
  seen: 0,
  viewSeen: 0,
  ahead: [],
  floor: 0,
  behind: 0,
  owed: 0,
  cursor: null,
  since: 0,
  head: 0,
  journal: [],
  journalFloor: 0,
} satisfies Partial<EngineState>;

export const initialEngineState: EngineState = {
  entities: new PersistentMap(),
  arrived: undefined,
  pending: [],
  settled: [],
  discarded: [],
  tombstones: new Set(),
  ...nothingSeen,
  epoch: null,
  left: new Set(),
  generation: 0,
  lagMs: 0,
  asOf: null,
  now: 0,
  link: 'connecting',
  durable: true,
  restored: false,
  signedOut: false,
  loaded: false,
};

/** Whether changes are known to exist that the entity map lacks. */
export const hasHole = ({ cursor, head }: EngineState): boolean => cursor !== null && cursor < head;
