'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useEngine } from '#app/_consistency/react/engine-context.ts';
import { useInitial } from '#app/_consistency/react/queries/use-initial.ts';
import { useRefetchWhenNeeded } from '#app/_consistency/react/queries/use-refetch-when-needed.ts';
import { useIsBehind } from '#app/_consistency/react/use-is-behind.ts';
import { asOf } from '#app/admin/_records/dated.ts';
import type { Insights } from '#server/contracts/insights.ts';
import { type InsightsFilter, insightsPath } from './insights-filter.ts';
import { insightsQuery } from './insights-query.ts';

/** However many orders come in, the figures change so often (ms) at most. */
const pace = 4_000;

/** The figures of these days, read again when the log has moved on. */
export const useInsights = (filter: InsightsFilter, rendered: Insights | undefined) => {
  const { engine, queryClient } = useEngine();
  const initial = useInitial(rendered, insightsPath(filter));
  const query = useQuery(insightsQuery(engine, filter, initial), queryClient);
  const { data, error, refetch } = query;
  useRefetchWhenNeeded(query, useIsBehind(data === undefined ? [] : [data.meta]), pace);
  const retry = useCallback(() => void refetch(), [refetch]);
  return {
    insights: data,
    status: data !== undefined ? 'ready' : error ? 'error' : 'loading',
    error,
    retry,
    /** For which moment (ms since 1970) the figures are true. */
    asOf: asOf(data === undefined ? [] : [data]),
    /** What is shown is of other days: these are on their way. */
    isPreviousAnswer: query.isPlaceholderData,
  } as const;
};
