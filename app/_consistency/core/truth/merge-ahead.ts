import type { Order } from '#server/contracts/order.ts';
import type { EngineState } from '../engine-state.ts';
import { mergeOrders } from './merge-orders.ts';

/** How many rows ahead of views are kept: a bulk action on a page of orders may be refused as a whole. */
const rememberedRows = 64;

/**
 * Puts rows into the entity map that may be ahead of every view, as a refusal carries one. They do not
 * raise `shownPosition`; they are kept, because a page rendered from a view would lack them.
 */
export const mergeAhead = (
  state: EngineState,
  orders: readonly Order[],
  { fresh = true }: { fresh?: boolean } = {},
): EngineState => {
  const merged = mergeOrders(state, orders, { fresh });
  if (merged === state) return state;
  const { shownPosition } = state;
  const news = orders.filter(
    (order) => order.position > shownPosition && merged.entities.get(order.id)?.order === order,
  );
  const others = state.rowsAheadOfViews.filter(({ id }) => news.every((order) => order.id !== id));
  return {
    ...merged,
    shownPosition,
    rowsAheadOfViews: [...others, ...news].slice(-rememberedRows),
  };
};
