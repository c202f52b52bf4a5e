'use client';
import { useCallback } from 'react';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { useEngine } from '../engine-context.ts';
import { orderListQuery } from './order-queries.ts';

/** Tells whether this page has a list of everybody's orders already, so that it needs no connection. */
export const useIsListKept = (): ((filter: AdminOrderFilter) => boolean) => {
  const { engine, queryClient } = useEngine();
  return useCallback(
    (filter) => {
      const { queryKey } = orderListQuery(engine, 'all', filter, undefined);
      return queryClient.getQueryData(queryKey) !== undefined;
    },
    [engine, queryClient],
  );
};
