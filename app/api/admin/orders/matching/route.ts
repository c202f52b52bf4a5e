import { matchingOrdersQuery } from '#server/contracts/order-queries.ts';
import { methods } from '#server/http/methods.ts';
import { pageRoute } from '#server/http/page-route.ts';
import { listMatchingOrders } from '#server/queries/order-lists/list-matching-orders.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: pageRoute({
    needs: { action: 'view-orders', scope: 'all' },
    view: 'orders',
    query: matchingOrdersQuery,
    list: listMatchingOrders,
  }),
});
