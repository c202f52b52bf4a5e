'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useEngine, useEngineState } from '#app/_consistency/react/engine-context.ts';
import { useInitial } from '#app/_consistency/react/use-initial.ts';
import { useRefetchWhenStale } from '#app/_consistency/react/use-refetch-when-stale.ts';
import type { Insights } from '#server/contracts/insights.ts';
import { type InsightsFilter, insightsPath } from './insights-filter.ts';
import { insightsQuery } from './insights-query.ts';

/** However many orders come in, the figures change so often (ms) at most. */
const pace = 4_000;

/** The figures of these days, read again when the log has moved on. */
export const useInsights = (filter: InsightsFilter, rendered: Insights | undefined) => {
  const { engine, queryClient } = useEngine();
  const { cursor, link } = useEngineState();
  const initial = useInitial(rendered, insightsPath(filter));
  const query = useQuery(insightsQuery(engine.http, filter, initial), queryClient);
  const { data, error, refetch, dataUpdatedAt } = query;
  const isBehind = data !== undefined && cursor !== null && data.meta.position < cursor;
  useRefetchWhenStale(query, isBehind && link !== 'offline', pace);
  const retry = useCallback(() => void refetch(), [refetch]);
  return {
    insights: data,
    status: data !== undefined ? 'ready' : error ? 'error' : 'loading',
    error,
    retry,
    asOf: data && dataUpdatedAt - data.meta.lagMs,
    /** What is shown is of other days: these are on their way. */
    stale: query.isPlaceholderData,
  } as const;
};
