import { insightsQuery } from '#server/contracts/insights.ts';
import { getInsights } from '#server/queries/insights/get-insights.ts';
import { InvalidPeriod } from '#server/queries/insights/insight-period.ts';
import { invalid } from '../problems/problem-error.ts';
import { queryRoute } from '../query-route.ts';

/** Figures of a period. */
export const insightsRoute = queryRoute({
  needs: { action: 'view-insights' },
  view: 'insights',
  query: insightsQuery,
  async run(reads, _viewer, { query }) {
    const body = await getInsights(reads, query).catch((error: unknown) => {
      throw error instanceof InvalidPeriod ? invalid('/to', error.message) : error;
    });
    return { body, meta: body.meta };
  },
});
