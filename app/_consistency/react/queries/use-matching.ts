'use client';
import { useQuery } from '@tanstack/react-query';
import { countMatching, readMatching } from '#app/_consistency/bulk/read-matching.ts';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { useEngine, useEngineState } from '../engine-context.ts';
import { useRefetchWhenNeeded } from './use-refetch-when-needed.ts';

/** The time between two counts of a filter, however fast orders change: each reads up to 10,000. */
const countPaceMs = 10_000;

const matchCountQuery = (engine: Engine, { sort: _, ...filter }: AdminOrderFilter) => ({
  queryKey: ['matching', filter],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const { generation } = engine.store.getSnapshot();
    return { ...(await countMatching(engine, filter, signal)), generation };
  },
  // A count to decide by: asked anew each time it is shown.
  staleTime: 0,
  refetchOnMount: 'always' as const,
});

/**
 * Counts the orders that match a filter, while `enabled` and again as orders change; undefined while
 * the count is not known. `readAll` reads all of them.
 */
export const useMatching = (filter: AdminOrderFilter, enabled: boolean) => {
  const { engine, queryClient } = useEngine();
  const { shownPosition, generation } = useEngineState();
  const query = useQuery({ ...matchCountQuery(engine, filter), enabled }, queryClient);
  const { data, isRefetchError } = query;
  const isOld =
    data !== undefined && (data.position < shownPosition || data.generation < generation);
  useRefetchWhenNeeded(query, enabled && isOld, countPaceMs);
  return {
    count: isRefetchError ? undefined : data?.count,
    readAll: () => readMatching(engine, filter),
  };
};
