'use client';
import { queryOptions, useQueries } from '@tanstack/react-query';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { ReadFailed } from '#app/_consistency/transport/http-client.ts';
import { isRefused } from '#app/_consistency/transport/is-refused.ts';
import { type ExportProgress, exportProgress } from '#server/contracts/export-progress.ts';
import { useEngine } from '../engine-context.ts';

/** Asked for this often (ms) while it runs: as often as it is written. */
const paceMs = 1_000;
/** A download that is not there after so many answers was never begun: the browser refused it. */
const mostUnknown = 20;

/** How far a download is; `begin` while the server has not heard of it, `none` when it never did. */
export type ExportState = ExportProgress | 'begin' | 'none';

const progressQuery = ({ http }: Engine, id: string) =>
  queryOptions({
    queryKey: ['export', id],
    queryFn: ({ signal }) => http.read(`/api/admin/exports/${id}`, exportProgress, { signal }),
    staleTime: 0,
    refetchOnMount: true,
    refetchInterval: ({ state }) => (isOver(state) ? false : paceMs),
  });

type Asked = { data?: ExportProgress | undefined; error: unknown; errorUpdateCount: number };

/** Whether nothing more will be told: it has ended, it is forgotten or never began, or nobody may ask. */
const isOver = (asked: Asked): boolean =>
  isNone(asked) || isRefused(asked.error) || (asked.data?.state ?? 'running') !== 'running';

const isNone = ({ data, error, errorUpdateCount }: Asked) =>
  error instanceof ReadFailed &&
  error.code === 'not-found' &&
  (data !== undefined || errorUpdateCount >= mostUnknown);

/** How far the viewer's downloads of these ids are, in the same order. */
export const useExportsProgress = (ids: readonly string[]): ExportState[] => {
  const { engine, queryClient } = useEngine();
  return useQueries(
    {
      queries: ids.map((id) => progressQuery(engine, id)),
      combine: (queries) =>
        queries.map((query) => (isNone(query) ? 'none' : (query.data ?? 'begin'))),
    },
    queryClient,
  );
};
