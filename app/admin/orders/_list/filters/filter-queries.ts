import { queryOptions } from '@tanstack/react-query';
import type { HttpClient } from '#app/_consistency/transport/http-client.ts';
import { adminOrderPage, countryList, currencyList } from '#server/contracts/order-queries.ts';
import { productPage } from '#server/contracts/product.ts';

/** The countries that orders are from, asked at every mount: an import brings others. */
export const countriesQuery = (http: HttpClient) =>
  queryOptions({
    queryKey: ['filter', 'countries'],
    queryFn: async ({ signal }) =>
      (await http.read('/api/admin/orders/countries', countryList, { signal })).data,
    refetchOnMount: 'always',
  });

/** The currencies that orders are in, that of the most orders first. */
export const currenciesQuery = (http: HttpClient) =>
  queryOptions({
    queryKey: ['filter', 'currencies'],
    queryFn: async ({ signal }) =>
      (await http.read('/api/admin/orders/currencies', currencyList, { signal })).data,
    refetchOnMount: 'always',
  });

/** What somebody is called who is filtered for, as any order of theirs says; null without one. */
export const customerNameQuery = (http: HttpClient, id: string) =>
  queryOptions({
    queryKey: ['filter', 'customer', id],
    queryFn: async ({ signal }) => {
      const path = `/api/admin/orders?customerId=${id}&limit=1`;
      return (await http.read(path, adminOrderPage, { signal })).data[0]?.customerName ?? null;
    },
  });

/** What a product is called that is filtered for; null when the catalogue lacks it. */
export const productNameQuery = (http: HttpClient, id: string) =>
  queryOptions({
    queryKey: ['filter', 'product', id],
    queryFn: async ({ signal }) => {
      const path = `/api/products?ids=${id}&limit=1`;
      return (await http.read(path, productPage, { signal })).data[0]?.name ?? null;
    },
  });
