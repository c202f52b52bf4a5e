import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { HttpClient } from '#app/_consistency/transport/http-client.ts';
import { type Dated, dated } from '#app/admin/_records/dated.ts';
import { newest } from '#app/admin/_records/newest.ts';
import { type Insights, insights } from '#server/contracts/insights.ts';
import { type InsightsFilter, insightsParams } from './insights-filter.ts';

/** The figures of these days. An answer that is older than what was shown is not taken. */
export const insightsQuery = (
  http: HttpClient,
  filter: InsightsFilter,
  initial: Insights | undefined,
) => {
  const queryKey = ['insights', filter];
  return queryOptions({
    queryKey,
    queryFn: async ({ signal, client }): Promise<Dated<Insights>> => {
      const path = `/api/admin/insights?${insightsParams(filter)}`;
      const answer = await http.read(path, insights, { signal });
      return newest(client.getQueryData<Dated<Insights>>(queryKey), dated(answer));
    },
    placeholderData: keepPreviousData,
    ...(initial && { initialData: () => dated(initial) }),
  });
};
