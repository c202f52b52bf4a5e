'use client';
import { notifyManager } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { useEngine } from '../engine-context.ts';
import { orderListQuery } from './order-queries.ts';

/**
 * Which of these lists of everybody's orders this page has already, in the same order: those need no
 * connection. Followed, because a list that nobody shows is let go of after a while. Only another
 * answer draws anew, not each of the cache's moves.
 */
export const useAreListsKept = (filters: readonly AdminOrderFilter[]): readonly boolean[] => {
  const { engine, queryClient } = useEngine();
  const subscribe = useCallback(
    // The cache tells of some moves in the middle of a drawing: those are heard of after it.
    (listener: () => void) =>
      queryClient.getQueryCache().subscribe(notifyManager.batchCalls(listener)),
    [queryClient],
  );
  const isKept = (filter: AdminOrderFilter): boolean => {
    const { queryKey } = orderListQuery(engine, 'all', filter, undefined);
    return queryClient.getQueryData(queryKey) !== undefined;
  };
  // A text, because two equal ones are the same to React.
  const read = () => filters.map((filter) => (isKept(filter) ? '1' : '0')).join('');
  return [...useSyncExternalStore(subscribe, read, read)].map((kept) => kept === '1');
};
