import * as z from 'zod/mini';
import { countOrders } from '#server/queries/order-lists/count-orders.ts';
import type { RouteHandler } from '../handle.ts';
import { queryRoute } from '../query-route.ts';

/** Orders by status. */
export const countsRoute = (scope: 'own' | 'all'): RouteHandler =>
  queryRoute({
    needs: { action: 'view-orders', scope },
    view: 'orders',
    query: z.object({}),
    async run(reads, viewer) {
      const body = await countOrders(reads, viewer, scope);
      return { body, meta: body.meta };
    },
  });
