import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import type { HttpClient } from '#app/_consistency/transport/http-client.ts';
import type { Records } from '#server/contracts/page.ts';

/** A list that is no view of orders: where it is, how it is filtered, what a page of it is. */
export type RecordList<Item> = {
  name: 'users' | 'security-log';
  filter: Record<string, string>;
  page: z.ZodMiniType<Records<Item>>;
  initial?: Records<Item> | undefined;
};

/** Its pages, newest answer first asked; there is no position to keep up with. */
export const recordsQuery = <Item>(
  http: HttpClient,
  { name, filter, page, initial }: RecordList<Item>,
) =>
  infiniteQueryOptions({
    queryKey: [name, filter],
    queryFn: ({ pageParam, signal }): Promise<Records<Item>> => {
      const query = new URLSearchParams({
        limit: '50',
        ...filter,
        ...(pageParam !== null && { cursor: pageParam }),
      });
      return http.read(`/api/admin/${name}?${query}`, page, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    ...(initial && { initialData: { pages: [initial], pageParams: [null] } }),
  });
