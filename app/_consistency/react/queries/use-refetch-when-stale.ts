'use client';
import { useEffect } from 'react';

type Refetchable = {
  isFetching: boolean;
  dataUpdatedAt: number;
  errorUpdatedAt: number;
  refetch: () => Promise<unknown>;
};

/**
 * Reads a view anew while it is stale, at most once in `pace` ms (a second) however fast the world
 * changes. It looks at the level, not at an event: what becomes stale during a fetch is fetched
 * again after it.
 */
export const useRefetchWhenStale = (query: Refetchable, isStale: boolean, pace = 1_000): void => {
  const { isFetching, dataUpdatedAt, errorUpdatedAt, refetch } = query;
  useEffect(() => {
    if (!isStale || isFetching) return;
    const due = Math.max(dataUpdatedAt, errorUpdatedAt) + pace - Date.now();
    const timer = setTimeout(() => void refetch(), Math.min(pace, Math.max(0, due)));
    return () => clearTimeout(timer);
  }, [isStale, isFetching, dataUpdatedAt, errorUpdatedAt, refetch, pace]);
};
