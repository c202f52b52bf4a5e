'use client';
import { useQuery } from '@tanstack/react-query';
import type { Product } from '#server/contracts/product.ts';
import { useEngine } from '../engine-context.ts';
import { productsNowQuery } from './product-queries.ts';

/** Products as the catalogue has them now, and which were asked for; `products` lacks what is no longer sold. */
export type ProductsNow = {
  asked: readonly string[];
  products: readonly Product[];
};

/** Looks products up whenever they are asked for anew; never from a cache alone. */
export const useProductsNow = (
  ids: readonly string[],
): {
  now: ProductsNow | undefined;
  status: 'checking' | 'checked' | 'failed';
  retry: () => void;
} => {
  const { engine, queryClient } = useEngine();
  const { data, isFetching, isError, refetch } = useQuery(
    productsNowQuery(engine, ids),
    queryClient,
  );
  const status = isFetching ? 'checking' : isError ? 'failed' : 'checked';
  return { now: isFetching ? undefined : data, status, retry: () => void refetch() };
};
