'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useEngine } from '#app/_consistency/react/engine-context.ts';
import { moreFailed } from '#app/_consistency/react/queries/more-failed.ts';
import { useRefetchWhenNeeded } from '#app/_consistency/react/queries/use-refetch-when-needed.ts';
import { useIsBehind } from '#app/_consistency/react/use-is-behind.ts';
import { asOf } from './dated.ts';
import { type RecordList, type RecordPage, recordsQuery } from './records-query.ts';

/** However many events come in, the pages of a view are read so often (ms) at most. */
const pace = 4_000;

/**
 * A list as it was read last; `refresh` reads it again, all that is shown of it. Pages of a view are
 * read again when the log has moved on.
 */
export const useRecords = <Page extends RecordPage>(list: RecordList<Page>) => {
  const { engine, queryClient } = useEngine();
  const query = useInfiniteQuery(recordsQuery(engine, list), queryClient);
  const { data, error, refetch, fetchNextPage } = query;
  const items = useMemo(
    () => data?.pages.flatMap<Page['data'][number]>((page) => page.data) ?? [],
    [data],
  );
  const isBehind = useIsBehind(data?.pages.flatMap(({ meta }) => meta ?? []) ?? []);
  useRefetchWhenNeeded(query, isBehind, pace);
  const refresh = useCallback(() => void refetch(), [refetch]);
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return {
    items,
    status: data !== undefined ? 'ready' : error ? 'error' : 'loading',
    error,
    refresh,
    refreshing: query.isRefetching,
    /** What is listed is from before: reading it again failed. */
    refreshFailed: query.isRefetchError,
    /** What is listed is of the filter before, while this one's is on its way. */
    isPreviousAnswer: query.isPlaceholderData,
    /** For which moment (ms since 1970) all of it is true; undefined for what is no view. */
    asOf: asOf(data?.pages ?? []),
    hasMore: query.hasNextPage,
    loadMore,
    loadingMore: query.isFetchingNextPage,
    moreFailed: moreFailed(query),
  } as const;
};
