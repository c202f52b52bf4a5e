import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { HttpClient } from '#app/_consistency/transport/http-client.ts';
import { isRefused } from '#app/_consistency/transport/is-refused.ts';
import {
  deadLetterList,
  type OperationsOverview,
  operationsOverview,
  type ProjectionList,
  projectionList,
} from '#server/contracts/operations.ts';

/** A rebuild moves quickly, the samples come every 5 s. */
const quick = 2_000;
const steady = 5_000;

/** Again and again, for as long as the viewer may know. */
const every =
  (ms: number) =>
  ({ state }: { state: { error: Error | null } }) =>
    isRefused(state.error) ? (false as const) : ms;

/** Where every projection is, asked again and again while somebody looks. */
export const projectionsQuery = (http: HttpClient, initial: ProjectionList) =>
  queryOptions({
    queryKey: ['operations', 'projections'],
    queryFn: ({ signal }) => http.read('/api/admin/projections', projectionList, { signal }),
    refetchInterval: every(quick),
    refetchOnMount: 'always',
    initialData: initial,
  });

/** Workers, the last 15 minutes, the auditor, what was asked for. */
export const overviewQuery = (http: HttpClient, initial: OperationsOverview) =>
  queryOptions({
    queryKey: ['operations', 'overview'],
    queryFn: ({ signal }) => http.read('/api/admin/operations', operationsOverview, { signal }),
    refetchInterval: every(steady),
    refetchOnMount: 'always',
    initialData: initial,
  });

/** The parked events of a projection that has some, page by page; the more are shown, the more rarely. */
export const deadLettersQuery = (http: HttpClient, projection: string) =>
  infiniteQueryOptions({
    queryKey: ['operations', 'dead-letters', projection],
    queryFn: ({ pageParam, signal }) =>
      http.read(
        `/api/admin/projections/${projection}/dead-letters?after=${pageParam}`,
        deadLetterList,
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: ({ data, hasMore }) => (hasMore ? data.at(-1)?.position : undefined),
    refetchInterval: ({ state }) =>
      isRefused(state.error) ? false : quick * Math.max(1, state.data?.pages.length ?? 1),
    refetchOnMount: 'always',
  });
