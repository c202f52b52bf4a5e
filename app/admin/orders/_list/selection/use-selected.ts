import { useEffect } from 'react';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import type { OrderList } from '#app/_consistency/react/queries/order-list.ts';
import { adminListPath } from '../filters/admin-filter.ts';
import { isSelected } from './selection.ts';
import { useSelection } from './use-selection.ts';

/**
 * What is selected in the list that is drawn, those of its orders that are, and what selects. While
 * there are any, arrivals are held back.
 */
export const useSelected = (
  viewerId: string,
  drawn: { filter: AdminOrderFilter; list: Pick<OrderList, 'orders'> },
  holdArrivals: OrderList['holdArrivals'],
) => {
  // However it is sorted, it is the same list to select in: the one whose rows are there to be ticked.
  const { selection, ...select } = useSelection(
    viewerId,
    adminListPath({ ...drawn.filter, sort: undefined }),
  );
  const selected = drawn.list.orders.filter(({ id }) => isSelected(selection, id));
  // Rows that are being ticked stay where they are: one that moved would be another's tick. What has
  // left the list is not: nobody could let go of it.
  const isSelecting = selected.length > 0;
  useEffect(() => holdArrivals(isSelecting), [holdArrivals, isSelecting]);
  return { selection, selected, select };
};
