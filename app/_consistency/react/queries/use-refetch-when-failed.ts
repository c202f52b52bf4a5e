'use client';
import { isTransient } from '../create-query-client.ts';
import { useEngineState } from '../engine-context.ts';
import { useRefetchWhenNeeded } from './use-refetch-when-needed.ts';

/** So long (ms) a failure is shown before it is tried again. */
const pace = 5_000;

type Query = Parameters<typeof useRefetchWhenNeeded>[0] & { data: unknown; error: Error | null };

/**
 * Makes a first read that failed again while the server can be reached: nothing else would, for there
 * is nothing yet that could become stale. Not one that would be refused again.
 */
export const useRefetchWhenFailed = (query: Query, isWanted = true): void => {
  const { link } = useEngineState();
  const { data, error } = query;
  const isUp = link === 'live' || link === 'polling';
  const hasFailed = data === undefined && error !== null && isTransient(error);
  useRefetchWhenNeeded(query, isWanted && isUp && hasFailed, pace);
};
