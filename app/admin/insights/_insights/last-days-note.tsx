'use client';

import { useQuery } from '@tanstack/react-query';
import { useEngine } from '#app/_consistency/react/engine-context.ts';
import { useRefetchWhenNeeded } from '#app/_consistency/react/queries/use-refetch-when-needed.ts';
import { useIsBehind } from '#app/_consistency/react/use-is-behind.ts';
import { useNow } from '#app/_ui/use-now.ts';
import { areLastDays, type InsightsFilter } from './insights-filter.ts';
import { newestOrderQuery } from './newest-order-query.ts';

/** However many orders come in, it is asked so often (ms) at most whether this is still true. */
const pace = 4_000;

type Props = {
  filter: InsightsFilter;
  /** Whether it was true when the server rendered it. */
  rendered: boolean;
};

/** Why days of long ago are shown to somebody who asked for none: for as long as it is true. */
export const LastDaysNote = ({ filter, rendered }: Props) => {
  const { engine, queryClient } = useEngine();
  const query = useQuery(newestOrderQuery(engine), queryClient);
  useRefetchWhenNeeded(query, useIsBehind(query.data === undefined ? [] : [query.data.meta]), pace);
  const now = useNow();
  const newest = query.data?.createdAt;
  const isTrue =
    now === null || newest === undefined
      ? rendered
      : newest !== null && areLastDays(filter, newest, now);
  return (
    <p role="status" className={isTrue ? 'mb-4 text-muted' : undefined}>
      {isTrue && 'Nothing was sold in the last 30 days. These are the last days that have orders.'}
    </p>
  );
};
