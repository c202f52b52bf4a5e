'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { drawList } from '#app/_consistency/core/drawing/draw-list.ts';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import type { AdminOrderPage } from '#server/contracts/order-queries.ts';
import { useEngine, useEngineState } from '../engine-context.ts';
import { isSignedIn } from '../page-engine.ts';
import { moreFailed } from './more-failed.ts';
import type { OrderList } from './order-list.ts';
import { type OrderScope, orderListQuery } from './order-queries.ts';
import { useArrivals } from './use-arrivals.ts';
import { useHeldBack } from './use-held-back.ts';
import { useInitial } from './use-initial.ts';
import { useLastAsOf } from './use-last-as-of.ts';
import { useRefetchWhenFailed } from './use-refetch-when-failed.ts';
import { useRefetchWhenNeeded } from './use-refetch-when-needed.ts';
import { useSeed } from './use-seed.ts';

/**
 * A list of orders: the server's pages with everything drawn on them that this page knows better. With
 * `mayWait`, arrivals are held back while the viewer reads further down.
 */
export const useOrderList = (
  scope: OrderScope,
  filter: AdminOrderFilter,
  initial?: AdminOrderPage,
  mayWait = true,
): OrderList => {
  const page = useEngine();
  const { engine, queryClient } = page;
  const key = JSON.stringify(filter);
  const rendered = useInitial(initial, key);
  useSeed(rendered?.data, rendered?.meta);
  const state = useEngineState();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the filter's content
  const stableFilter = useMemo(() => filter, [key]);
  const query = useInfiniteQuery(
    {
      ...orderListQuery(engine, scope, stableFilter, rendered),
      enabled: state.loaded && isSignedIn(page),
    },
    queryClient,
  );
  const pages = query.data?.pages ?? none;
  const arrivals = useArrivals(`${scope}${key}`);
  const drawn = useMemo(
    () =>
      drawList(
        state,
        engine.store.viewer,
        pages,
        stableFilter,
        mayWait ? arrivals.frozenIds() : undefined,
      ),
    [state, engine, pages, stableFilter, arrivals, mayWait],
  );
  useEffect(() => arrivals.note(drawn.orders), [arrivals, drawn]);
  const isOld = pages.some(({ generation }) => generation < state.generation);
  const isHeldBack = useHeldBack(query.data && Math.min(...pages.map(({ position }) => position)));
  // Once the pending log is loaded, refetch while held back, so that it ends in data or a visible error.
  const needsRefetch = drawn.needsRefetch || isOld || (isHeldBack && state.loaded);
  useRefetchWhenNeeded(query, needsRefetch);
  useRefetchWhenFailed(query);
  const asOf = useLastAsOf(`${scope}${key}`, state.asOf, needsRefetch);

  const matched = useMemo(() => Object.assign({}, ...pages.map((each) => each.matched)), [pages]);
  const { refetch, fetchNextPage } = query;
  const retry = useCallback(() => void refetch(), [refetch]);
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const hasData = query.data !== undefined && !isHeldBack;
  return {
    orders: isHeldBack ? none : drawn.orders,
    status: hasData ? 'ready' : query.isError ? 'error' : 'loading',
    ...(query.error && { error: query.error }),
    retry,
    hasMore: query.hasNextPage,
    loadMore,
    loadingMore: query.isFetchingNextPage,
    refreshFailed: query.isRefetchError,
    moreFailed: moreFailed(query),
    ...(asOf !== undefined && { asOf }),
    arriving: drawn.arriving,
    waiting: drawn.waiting,
    showWaiting: arrivals.show,
    holdArrivals: arrivals.hold,
    matched,
  };
};

const none: readonly never[] = [];
