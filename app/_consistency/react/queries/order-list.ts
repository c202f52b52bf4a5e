import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import type { SearchMatch } from '#server/contracts/order-filter.ts';
import type { MoreFailed } from './more-failed.ts';

export type LoadStatus = 'loading' | 'ready' | 'error';

/** A list of orders as a screen draws it; every function keeps its identity between renders. */
export type OrderList = {
  orders: readonly DrawnOrder[];
  status: LoadStatus;
  error?: Error;
  retry: () => void;
  hasMore: boolean;
  loadMore: () => void;
  loadingMore: boolean;
  /** The list may be out of date: reading it again failed. */
  refreshFailed: boolean;
  /** Set when the list could not be read further, or anew. */
  moreFailed: MoreFailed | undefined;
  /** The moment (ms since 1970) for which the list is known to be true. */
  asOf?: number;
  /** How many of the viewer's own changes to these orders are on their way. */
  arriving: number;
  /** How many orders are held back because the viewer has scrolled away from the top, or is at work. */
  waiting: number;
  showWaiting: () => void;
  /** Says whether arrivals are held back at the top too; scrolled away from it they always are. */
  holdArrivals: (hold: boolean) => void;
  /** The matches of each order of a search, by the order's id. */
  matched: Readonly<Record<string, readonly SearchMatch[]>>;
};
