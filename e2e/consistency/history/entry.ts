import type { OrderStatus } from '#server/contracts/order.ts';

/** An order as a screen drew it. */
export type DrawnRow = {
  id: string;
  version: number;
  status: OrderStatus;
  createdAt: string;
  /** The version of the server's own row beneath; 0: the pending log alone knows the order. */
  base: number;
  /** The commands that it contains: the last eight at least, those on their way included. */
  commandIds: readonly string[];
  /** The viewer's own commands that are shown on it, refused ones too. */
  changes: readonly string[];
};

/** One thing that a browser showed at one moment. */
export type Drawn =
  | {
      screen: 'list';
      /** Whether the list says that it is loaded, and whether it has more to load. */
      isReady: boolean;
      hasMore: boolean;
      /** Newest first; other sorts say nothing about what must be in the loaded range. */
      isNewestFirst: boolean;
      status: OrderStatus | undefined;
      /** Whether nothing but the status decides about membership. */
      isWhole: boolean;
      rows: readonly DrawnRow[];
    }
  | { screen: 'order'; id: string; state: 'missing' | 'loading' | 'error' }
  | {
      screen: 'order';
      id: string;
      state: 'ready';
      row: DrawnRow;
      /** Its timeline, once that is loaded. */
      timeline: readonly { commandId: string; type: string }[] | undefined;
    }
  | {
      screen: 'counts';
      scope: 'own' | 'all';
      total: number;
      byStatus: Record<OrderStatus, number>;
    };

/** What a browser's network saw of one command. */
export type Sighting =
  | { kind: 'sent'; commandId: string; orderId: string; isNewOrder: boolean }
  | { kind: 'accepted'; commandId: string; orderId: string; version: number; position: number }
  | { kind: 'refused'; commandId: string; code: string }
  | { kind: 'unknown'; commandId: string };

/** Where something happened; `browser` numbers the sessions, `tab` the tabs of a browser. */
export type Place = { browser: number; tab: number };

/** One entry of the history; `at` is ms since 1970. */
export type Entry = Place & { at: number } & (
    | Sighting
    | { kind: 'issued'; commandId: string; orderId: string; isNewOrder: boolean }
    | { kind: 'discarded'; commandId: string }
    /** A page of this tab was loaded: what comes is drawn anew from what storage kept. */
    | { kind: 'loaded' }
    /** The page has said that its pending log does not outlive it: storage failed or did not answer. */
    | { kind: 'undurable' }
    | { kind: 'drawn'; drawn: Drawn }
    /** An answer to a reader that demanded at least some position. */
    | { kind: 'read'; path: string; demanded: number; position: number }
  );

export const violationKinds = [
  'readYourWrites',
  'monotonicReads',
  'monotonicWrites',
  'oneRow',
  'convergence',
] as const;
export type ViolationKind = (typeof violationKinds)[number];

/**
 * A promise that was broken, in a sentence that names what, where and how; `about` is the same for
 * every entry that shows the same break.
 */
export type Violation = { kind: ViolationKind; about: string; text: string };
