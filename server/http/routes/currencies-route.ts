import * as z from 'zod/mini';
import { listCurrencies } from '#server/queries/insights/list-currencies.ts';
import { queryRoute } from '../query-route.ts';

/** The currencies that orders are in. */
export const currenciesRoute = queryRoute({
  needs: { action: 'view-orders', scope: 'all' },
  view: 'insights',
  query: z.object({}),
  async run(reads) {
    const body = await listCurrencies(reads);
    return { body, meta: body.meta };
  },
});
