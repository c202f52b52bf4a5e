import { useEffect, useRef } from 'react';
import type { OrderList } from '#app/_consistency/react/queries/order-list.ts';

type Drawn = { path: string; list: Pick<OrderList, 'status' | 'orders'> };

/**
 * What is drawn under an address: the list at its `path`, or the one before it while that is on its
 * way. So the head that was pressed stays under the finger, and the rows and their end where one has
 * scrolled to.
 */
export const useMeanwhile = <List extends Drawn>(asked: List): List => {
  const last = useRef(asked);
  const isOnItsWay = asked.list.status === 'loading' && asked.list.orders.length === 0;
  useEffect(() => {
    if (!isOnItsWay) last.current = asked;
  });
  return isOnItsWay && last.current.list.orders.length > 0 && last.current.path !== asked.path
    ? last.current
    : asked;
};
