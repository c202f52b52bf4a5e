import { type InfiniteData, infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { readKnown } from '#app/_consistency/transport/read-known.ts';
import { type Meta, pageSize, type Records } from '#server/contracts/page.ts';
import { type Dated, dated } from './dated.ts';
import { newest } from './newest.ts';

/** A page of a list; of a view it says for which position it is true. */
export type RecordPage = Records<unknown> & { meta?: Meta };

/** A list that is not the list of orders: where it is, how it is filtered, what a page of it is. */
export type RecordList<Page extends RecordPage> = {
  name: 'users' | 'security-log' | 'customers';
  filter: Record<string, string>;
  page: z.ZodMiniType<Page>;
  /** The first page as the server has rendered it, if that was for this filter. */
  initial?: Page | undefined;
};

/**
 * Its pages. One that is older than the one in its place is not taken. Nothing tells of changes to
 * what is no view: it is read again whenever it is opened.
 */
export const recordsQuery = <Page extends RecordPage>(
  engine: Engine,
  { name, filter, page, initial }: RecordList<Page>,
) => {
  const queryKey = [name, filter];
  return infiniteQueryOptions({
    queryKey,
    queryFn: async ({ pageParam, signal, client }): Promise<Dated<Page>> => {
      const query = new URLSearchParams({
        limit: String(pageSize.records),
        ...filter,
        ...(pageParam !== null && { cursor: pageParam }),
      });
      const path = `/api/admin/${name}?${query}`;
      const answer = await (name === 'customers'
        ? readKnown(engine, path, page, signal)
        : engine.http.read(path, page, { signal }));
      const shown = client.getQueryData<InfiniteData<Dated<Page>>>(queryKey);
      return newest(shown?.pages[shown.pageParams.indexOf(pageParam)], dated(answer));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    staleTime: ({ state }) =>
      state.data?.pages.some(({ meta }) => meta !== undefined) ? Number.POSITIVE_INFINITY : 0,
    refetchOnMount: true,
    ...(initial && {
      initialData: () => ({ pages: [dated(initial)], pageParams: [null] }),
      initialDataUpdatedAt: () => dated(initial).readAt,
    }),
  });
};
