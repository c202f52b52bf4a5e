import { placeOrder } from '#server/commands/place-order.ts';
import { placeOrderBody } from '#server/contracts/order-commands.ts';
import { listOrdersQuery } from '#server/contracts/order-queries.ts';
import { commandRoute } from '#server/http/command-route.ts';
import { methods } from '#server/http/methods.ts';
import { pageRoute } from '#server/http/page-route.ts';
import { listOrders } from '#server/queries/order-lists/list-orders.ts';

/** Else Next puts a proxy before each request, to find out whether it is looked at. */
export const dynamic = 'force-dynamic';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: pageRoute({
    needs: { action: 'view-orders', scope: 'own' },
    view: 'orders',
    query: listOrdersQuery,
    list: listOrders,
  }),
  POST: commandRoute({
    type: 'CreateOrder',
    needs: { action: 'place-order' },
    body: placeOrderBody,
    run: placeOrder,
  }),
});
