'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Page } from '#server/contracts/page.ts';
import type { Product } from '#server/contracts/product.ts';
import { useEngine } from '../engine-context.ts';
import { type MoreFailed, moreFailed } from './more-failed.ts';
import type { LoadStatus } from './order-list.ts';
import { productListQuery } from './product-queries.ts';
import { useInitial } from './use-initial.ts';

export type ProductList = {
  products: readonly Product[];
  status: LoadStatus;
  error?: Error;
  retry: () => void;
  hasMore: boolean;
  loadMore: () => void;
  loadingMore: boolean;
  moreFailed: MoreFailed | undefined;
  /** The products listed are of the search before; this one's are on their way. */
  isPreviousAnswer: boolean;
};

/** The catalogue, searched by name or SKU. While a new search loads, the last one stays in view. */
export const useProducts = (q: string, initial?: Page<Product>): ProductList => {
  const { engine, queryClient } = useEngine();
  const rendered = useInitial(initial, q);
  const query = useInfiniteQuery(productListQuery(engine, q, rendered), queryClient);
  const { data, error, refetch, fetchNextPage } = query;
  const products = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data]);
  const retry = useCallback(() => void refetch(), [refetch]);
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return {
    products,
    status: data !== undefined ? 'ready' : error ? 'error' : 'loading',
    ...(error && { error }),
    retry,
    hasMore: query.hasNextPage,
    loadMore,
    loadingMore: query.isFetchingNextPage,
    moreFailed: moreFailed(query),
    isPreviousAnswer: query.isPlaceholderData,
  };
};
