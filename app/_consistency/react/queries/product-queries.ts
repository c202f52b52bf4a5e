import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { type Page, pageSize } from '#server/contracts/page.ts';
import { type Product, productPage } from '#server/contracts/product.ts';

/** The catalogue's pages. Products have a view of their own, so no position of orders applies. */
export const productListQuery = (engine: Engine, q: string, initial: Page<Product> | undefined) =>
  infiniteQueryOptions({
    queryKey: ['products', 'list', q],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        limit: String(pageSize.products),
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

/** At most 100 products by their ids, as they are now: asked at every mount and after an outage. */
export const productsNowQuery = (engine: Engine, ids: readonly string[]) => {
  const asked = [...new Set(ids)].sort();
  return queryOptions({
    queryKey: ['products', 'now', asked],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ ids: asked.join(), limit: '100' });
      const page = await engine.http.read(`/api/products?${query}`, productPage, { signal });
      return { asked, products: page.data };
    },
    enabled: asked.length > 0,
    staleTime: 0,
    refetchOnMount: 'always',
    refetchOnReconnect: true,
  });
};
