import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { readKnown } from '#app/_consistency/transport/read-known.ts';
import { type Dated, dated } from '#app/admin/_records/dated.ts';
import { newest } from '#app/admin/_records/newest.ts';
import { type Insights, insights } from '#server/contracts/insights.ts';
import { type InsightsFilter, insightsParams } from './insights-filter.ts';

/**
 * The figures of these days, `initial` as the server rendered them. An answer that is older than what
 * was shown is not taken.
 */
export const insightsQuery = (
  engine: Engine,
  filter: InsightsFilter,
  initial: Insights | undefined,
) => {
  const queryKey = ['insights', filter];
  return queryOptions({
    queryKey,
    queryFn: async ({ signal, client }): Promise<Dated<Insights>> => {
      const path = `/api/admin/insights?${insightsParams(filter)}`;
      // Figures have a checkpoint of their own: where the orders' views were shown says nothing of it.
      const answer = await readKnown(engine, path, insights, signal, 0);
      return newest(client.getQueryData<Dated<Insights>>(queryKey), dated(answer));
    },
    placeholderData: keepPreviousData,
    ...(initial && {
      initialData: () => dated(initial),
      initialDataUpdatedAt: () => dated(initial).readAt,
    }),
  });
};
