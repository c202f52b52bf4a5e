import * as z from 'zod/mini';
import { listCountries } from '#server/queries/order-lists/list-countries.ts';
import { queryRoute } from '../query-route.ts';

/** The countries that orders are from. */
export const countriesRoute = queryRoute({
  needs: { action: 'view-orders', scope: 'all' },
  view: 'orders',
  query: z.object({}),
  async run(reads) {
    const body = await listCountries(reads);
    return { body, meta: body.meta };
  },
});
