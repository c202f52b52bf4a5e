'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { isTransient } from '#app/_consistency/react/create-query-client.ts';
import { useEngine } from '#app/_consistency/react/engine-context.ts';
import { useRefetchWhenNeeded } from '#app/_consistency/react/queries/use-refetch-when-needed.ts';
import { useCanAsk } from '#app/_consistency/react/use-can-ask.ts';
import { useIsBehind } from '#app/_consistency/react/use-is-behind.ts';
import { useNow } from '#app/_ui/use-now.ts';
import { asOf } from '#app/admin/_records/dated.ts';
import type { Insights } from '#server/contracts/insights.ts';
import { dayAt, type InsightsFilter, isOfAnotherDay } from './insights-filter.ts';
import { insightsQuery } from './insights-query.ts';

/** However many orders come in, the figures change so often (ms) at most. */
const pace = 4_000;

/** A browser's clock may be ahead of the shop's: for a day that has not begun there, it asks so often (ms). */
const dayPace = 60_000;

/**
 * The figures of these days, `initial` where the server rendered them. They are read again when the
 * log has moved on, and when a day has ended; not while nobody can answer, and not after a refusal,
 * which the next one would be too.
 */
export const useInsights = (filter: InsightsFilter, initial: Insights | undefined) => {
  const { engine, queryClient } = useEngine();
  const now = useNow();
  const query = useQuery(insightsQuery(engine, filter, initial), queryClient);
  const { data, error, refetch } = query;
  const isBehind = useIsBehind(data === undefined ? [] : [data.meta]);
  const isOld = data !== undefined && now !== null && isOfAnotherDay(data, now);
  const canAsk = useCanAsk() && (error === null || isTransient(error));
  useRefetchWhenNeeded(query, canAsk && (isBehind || isOld), isBehind ? pace : dayPace);
  const retry = useCallback(() => void refetch(), [refetch]);
  return {
    insights: data,
    /** The day that is not over, by the shop's clock as far as it is known. */
    today: data?.today ?? dayAt(now ?? Date.now()),
    status: data !== undefined ? 'ready' : error ? 'error' : 'loading',
    error,
    retry,
    /** For which moment (ms since 1970) the figures are true. */
    asOf: asOf(data === undefined ? [] : [data]),
    /** What is shown is of other days: these are on their way. */
    isPreviousAnswer: query.isPlaceholderData,
  } as const;
};
