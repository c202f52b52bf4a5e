import type { Order, OrderStatus } from '#server/contracts/order.ts';
import type { PendingCommand } from './pending/pending-command.ts';
import { PersistentMap } from './truth/persistent-map.ts';

/**
 * A row of the server. `epoch` is the log it came from (null: prefetched, not known yet); a row that
 * is not `fresh` may have changed since without anybody telling, and is fetched before it is trusted.
 */
export type Entity = { order: Order; epoch: string | null; fresh: boolean };

/**
 * A change of an order's status to `to` at `position`. `from` (null: no such order) is known to hold
 * only up to `after`, so counts read after that and before `position` cannot be corrected by it.
 */
export type Transition = {
  from: OrderStatus | null;
  to: OrderStatus;
  after: number;
  position: number;
};

/**
 * A list of orders whose rows came or changed, the latest first. `top` is the highest position of this
 * entry and all before it, so that a walk for entries above a position knows where to end.
 */
export type Arrival = { id: string; top: number; before: Arrival | undefined };

/** How the page learns of changes. */
export type Link = 'connecting' | 'live' | 'polling' | 'offline';

/**
 * The engine's state. Positions number the events of one log; a restored log has another `epoch`, and
 * all positions begin anew with it.
 */
export type EngineState = {
  /** Null before any view has named its log. */
  epoch: string | null;
  /** Epochs this page has abandoned; Back may restore pages rendered from them, which are ignored. */
  formerEpochs: ReadonlySet<string>;
  /** The log was restored while this page stood, and nobody has noted that yet. */
  restored: boolean;

  entities: PersistentMap<Entity>;
  arrived: Arrival | undefined;
  /** Every change at `followedFrom` < position ≤ `cursor` is in `entities`; null before the first answer. */
  cursor: number | null;
  /** Which revision of the order views the rows are of; null before an answer has said so. */
  revision: number | null;
  /** `followedFrom` ≤ `cursor`. */
  followedFrom: number;
  /** The highest position announced to this page; while `cursor` < it, changes are missing here. */
  announcedPosition: number;
  /** Latest time (ms since 1970) for which this page is known to be complete. */
  asOf: number | null;
  /** By how much (ms) the view was behind the log, when last heard. */
  lagMs: number;
  /** Raised whenever every list and count must be read anew. */
  generation: number;

  /** The highest position known, the viewer's accepted commands included; `shownPosition` ≤ it. */
  knownPosition: number;
  /** The highest position shown in this browser: a view at a position < it would go back. */
  shownPosition: number;
  /** Rows shown at positions > `shownPosition` (a refusal carries one), the last of them. */
  rowsAheadOfViews: readonly Order[];
  /** `shownPosition` when this page was opened: every view it reads has all commands at positions ≤ it. */
  floor: number;
  /** Equals `floor` until the cursor reaches it, then 0; server-rendered pages below it stay hidden. */
  heldUntil: number;
  /** Position of an accepted change known only from the cookie, until it is drawn here; 0 when none. */
  cookiePosition: number;

  /** How statuses changed, so that counts read earlier can be corrected. */
  journal: readonly Transition[];
  /** Counts read at a position < this cannot be corrected: the journal forgot what came before. */
  journalFloor: number;

  /** The pending log, in the order of `n`. */
  pending: readonly PendingCommand[];
  /** Commands that rows have absorbed, kept a while for views that are read later than the row. */
  settled: readonly PendingCommand[];
  /** Ids of commands the viewer has discarded, the last of them: a tab that is behind may tell of one. */
  discarded: readonly string[];
  /**
   * Ids of commands that were absorbed or discarded before this page was opened. A tab that is behind
   * may tell of one as if it had no outcome; the views have contained it since.
   */
  tombstones: ReadonlySet<string>;
  /** Whether the pending log of earlier pages has been read. */
  loaded: boolean;
  /** Whether the pending log survives a reload. */
  durable: boolean;

  now: number;
  link: Link;
  /** The server says that this viewer is not signed in any more. */
  signedOut: boolean;
};

/** Positions at the beginning of a log. */
export const noPositions = {
  revision: null,
  cursor: null,
  followedFrom: 0,
  announcedPosition: 0,
  knownPosition: 0,
  shownPosition: 0,
  rowsAheadOfViews: [],
  floor: 0,
  heldUntil: 0,
  cookiePosition: 0,
  journal: [],
  journalFloor: 0,
} satisfies Partial<EngineState>;

export const initialEngineState: EngineState = {
  ...noPositions,
  epoch: null,
  formerEpochs: new Set(),
  restored: false,
  entities: new PersistentMap(),
  arrived: undefined,
  asOf: null,
  lagMs: 0,
  generation: 0,
  pending: [],
  settled: [],
  discarded: [],
  tombstones: new Set(),
  loaded: false,
  durable: true,
  now: 0,
  link: 'connecting',
  signedOut: false,
};

/** Whether changes are known to exist that the entity map lacks. */
export const hasHole = ({ cursor, announcedPosition }: EngineState): boolean =>
  cursor !== null && cursor < announcedPosition;
