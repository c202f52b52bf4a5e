'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useEngine } from '#app/_consistency/react/engine-context.ts';
import { useInitial } from '#app/_consistency/react/use-initial.ts';
import { type RecordList, recordsQuery } from './records-query.ts';

/** A list as it was read last; `refresh` reads it again, all that is shown of it. */
export const useRecords = <Item>(list: RecordList<Item>) => {
  const { engine, queryClient } = useEngine();
  const initial = useInitial(list.initial, JSON.stringify(list.filter));
  const query = useInfiniteQuery(recordsQuery(engine.http, { ...list, initial }), queryClient);
  const { data, error, refetch, fetchNextPage } = query;
  const items = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data]);
  const refresh = useCallback(() => void refetch(), [refetch]);
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return {
    items,
    status: data !== undefined ? 'ready' : error ? 'error' : 'loading',
    error,
    refresh,
    refreshing: query.isRefetching,
    stale: query.isPlaceholderData,
    hasMore: query.hasNextPage,
    loadMore,
    loadingMore: query.isFetchingNextPage,
  } as const;
};
