'use client';
import { isTransient } from '../create-query-client.ts';
import { useCanAsk } from '../use-can-ask.ts';
import { useRefetchWhenNeeded } from './use-refetch-when-needed.ts';

/** A failure is shown for this long before the read is repeated. */
const paceMs = 5_000;

type Query = Parameters<typeof useRefetchWhenNeeded>[0] & { data: unknown; error: Error | null };

/**
 * Repeats a first read that failed, while it can be answered: nothing else would, because there
 * is no data yet that a change could touch. A read that would be refused again is not repeated.
 */
export const useRefetchWhenFailed = (query: Query, isWanted = true): void => {
  const canAsk = useCanAsk();
  const { data, error } = query;
  const hasFailed = data === undefined && error !== null && isTransient(error);
  useRefetchWhenNeeded(query, isWanted && canAsk && hasFailed, paceMs);
};
