import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import type { Order } from '#server/contracts/order.ts';
import type { Drawn } from '../history/entry.ts';

/** What a screen shows in the end, to be compared with the server row by row. */
export type Model =
  | {
      screen: 'list';
      orders: readonly DrawnOrder[];
      hasMore: boolean;
      belongs: (order: Order) => boolean;
      compare: (a: Order, b: Order) => number;
    }
  | { screen: 'order'; id: string; order: DrawnOrder | undefined }
  | { screen: 'counts'; scope: 'own' | 'all'; byStatus: Record<string, number> };

/** A part of a page that shows one view, mounted as its hook mounts it. */
export type Screen = {
  /** What it shows now, and looks whether its query must be asked again, as the hook does. */
  draw: () => Drawn | undefined;
  isReady: () => boolean;
  model: () => Model | undefined;
  /** Loads the next page of a list. */
  loadMore?: () => void;
  unmount: () => void;
};
