'use client';
import { useEffect } from 'react';

type Refetchable = {
  isFetching: boolean;
  dataUpdatedAt: number;
  errorUpdatedAt: number;
  refetch: () => Promise<unknown>;
};

/**
 * Reads a view again while it `needsRefetch`, at most once in `paceMs` (a second) however fast the
 * world changes. It looks at the level, not at an event: a need that arises during a fetch is met by
 * another fetch after it.
 */
export const useRefetchWhenNeeded = (
  query: Refetchable,
  needsRefetch: boolean,
  paceMs = 1_000,
): void => {
  const { isFetching, dataUpdatedAt, errorUpdatedAt, refetch } = query;
  useEffect(() => {
    if (!needsRefetch || isFetching) return;
    const due = Math.max(dataUpdatedAt, errorUpdatedAt) + paceMs - Date.now();
    const timer = setTimeout(() => void refetch(), Math.min(paceMs, Math.max(0, due)));
    return () => clearTimeout(timer);
  }, [needsRefetch, isFetching, dataUpdatedAt, errorUpdatedAt, refetch, paceMs]);
};
