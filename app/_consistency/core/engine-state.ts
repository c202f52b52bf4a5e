import type { Order, OrderStatus } from '#server/contracts/order.ts';
import type { PendingCommand } from './pending-command.ts';

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

/** How the page learns of changes. */
export type Link = 'connecting' | 'live' | 'polling' | 'offline';

export type EngineState = {
  entities: ReadonlyMap<string, Entity>;
  /** The pending log, in the order of `n`. */
  pending: readonly PendingCommand[];
  /** Commands the rows contain since, kept a while for views that are read later than the row. */
  settled: readonly PendingCommand[];
  journal: readonly Transition[];
  /** Counts older than this cannot be corrected: the journal forgot what came before. */
  journalFloor: number;
  epoch: string | null;
  /** The highest position heard of, the viewer's accepted commands included. */
  seen: number;
  /** The highest position a view has shown to this browser. */
  viewSeen: number;
  /** Every change up to here is in `entities`; null before the first answer. */
  cursor: number | null;
  /** The highest position at which this page has heard that a view is. */
  head: number;
  /** Raised whenever every list and count must be read anew. */
  generation: number;
  lagMs: number;
  /** The moment at which the cursor was last known to be at the head. */
  asOf: number | null;
  now: number;
  link: Link;
  durable: boolean;
  /** Whether the pending log of earlier pages has been read. */
  loaded: boolean;
};

export const initialEngineState: EngineState = {
  entities: new Map(),
  pending: [],
  settled: [],
  journal: [],
  journalFloor: 0,
  epoch: null,
  seen: 0,
  viewSeen: 0,
  cursor: null,
  head: 0,
  generation: 0,
  lagMs: 0,
  asOf: null,
  now: 0,
  link: 'connecting',
  durable: true,
  loaded: false,
};

/** Whether changes are known to exist that the entity map lacks. */
export const hasHole = ({ cursor, head }: EngineState): boolean => cursor !== null && cursor < head;
