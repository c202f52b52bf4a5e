'use client';
import { useQuery } from '@tanstack/react-query';
import { countMatching, readMatching } from '#app/_consistency/bulk/read-matching.ts';
import type { AdminOrderFilter } from '#app/_consistency/core/order-filter.ts';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { useEngine } from '../engine-context.ts';

const matchCountQuery = (engine: Engine, filter: AdminOrderFilter) => ({
  queryKey: ['matching', filter],
  queryFn: () => countMatching(engine, filter),
  // A count to decide by: asked anew each time it is shown.
  staleTime: 0,
  refetchOnMount: 'always' as const,
});

/** How many orders match a filter, counted while `enabled`; and how all of them are read. */
export const useMatching = (filter: AdminOrderFilter, enabled: boolean) => {
  const { engine, queryClient } = useEngine();
  const { data } = useQuery({ ...matchCountQuery(engine, filter), enabled }, queryClient);
  return { count: data, readAll: () => readMatching(engine, filter) };
};
