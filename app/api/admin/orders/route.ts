import { listAdminOrdersQuery } from '#server/contracts/order-queries.ts';
import { methods } from '#server/http/methods.ts';
import { pageRoute } from '#server/http/page-route.ts';
import { listAdminOrders } from '#server/queries/list-admin-orders.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: pageRoute({
    roles: ['admin'],
    view: 'orders',
    query: listAdminOrdersQuery,
    list: listAdminOrders,
  }),
});
