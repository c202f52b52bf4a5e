import { listAdminOrdersQuery } from '#server/contracts/order-queries.ts';
import { methods } from '#server/http/methods.ts';
import { pageRoute } from '#server/http/page-route.ts';
import { listAdminOrders } from '#server/queries/order-lists/list-admin-orders.ts';

/** Else Next puts a proxy before each request, to find out whether it is looked at. */
export const dynamic = 'force-dynamic';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: pageRoute({
    needs: { action: 'view-orders', scope: 'all' },
    view: 'orders',
    query: listAdminOrdersQuery,
    list: listAdminOrders,
  }),
});
