import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { Page } from '#server/contracts/page.ts';
import { type Product, productPage } from '#server/contracts/product.ts';
import type { Engine } from '../create-engine.ts';

/** The catalogue's pages. Products have a view of their own, so no position of orders applies. */
export const productListQuery = (engine: Engine, q: string, initial: Page<Product> | undefined) =>
  infiniteQueryOptions({
    queryKey: ['products', 'list', q],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        limit: '24',
        ...(q && { q }),
        ...(pageParam !== null && { cursor: pageParam }),
      });
      return engine.http.read(`/api/products?${query}`, productPage, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    ...(initial && { initialData: { pages: [initial], pageParams: [null] } }),
  });
