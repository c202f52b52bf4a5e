'use client';
import { isTransient } from '../create-query-client.ts';
import { useEngineState } from '../engine-context.ts';
import { useRefetchWhenStale } from './use-refetch-when-stale.ts';

/** So long (ms) a failure is shown before it is tried again. */
const pace = 5_000;

type Query = Parameters<typeof useRefetchWhenStale>[0] & { data: unknown; error: Error | null };

/**
 * Makes a first read that failed again while the server can be reached: nothing else would, for there
 * is nothing yet that could become stale. Not one that would be refused again.
 */
export const useRefetchWhenFailed = (query: Query, isWanted = true): void => {
  const { link } = useEngineState();
  const { data, error } = query;
  const isUp = link === 'live' || link === 'polling';
  const hasFailed = data === undefined && error !== null && isTransient(error);
  useRefetchWhenStale(query, isWanted && isUp && hasFailed, pace);
};
