import * as z from 'zod/mini';
import { countOrders } from '#server/queries/order-lists/count-orders.ts';
import type { RouteHandler } from '../handle.ts';
import { queryRoute } from '../query-route.ts';

/** Orders by status. */
export const countsRoute = (whose: 'mine' | 'all'): RouteHandler =>
  queryRoute({
    needs: { action: 'view-orders', scope: whose === 'mine' ? 'own' : 'all' },
    view: 'orders',
    query: z.object({}),
    async run(reads, viewer) {
      const body = await countOrders(reads, viewer, whose);
      return { body, meta: body.meta };
    },
  });
