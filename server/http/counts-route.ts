import { z } from 'zod';
import type { Role } from '#server/contracts/roles.ts';
import { countOrders } from '#server/queries/count-orders.ts';
import type { RouteHandler } from './handle.ts';
import { queryRoute } from './query-route.ts';

/** Orders by status. */
export const countsRoute = (whose: 'mine' | 'all', roles: readonly Role[]): RouteHandler =>
  queryRoute({
    roles,
    view: 'orders',
    query: z.object({}),
    async run(reads, viewer) {
      const body = await countOrders(reads, viewer, whose);
      return { body, meta: body.meta };
    },
  });
