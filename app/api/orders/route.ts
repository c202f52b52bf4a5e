import { placeOrder } from '#server/commands/place-order.ts';
import { placeOrderBody } from '#server/contracts/order-commands.ts';
import { listOrdersQuery } from '#server/contracts/order-queries.ts';
import { commandRoute } from '#server/http/command-route.ts';
import { methods } from '#server/http/methods.ts';
import { pageRoute } from '#server/http/page-route.ts';
import { listOrders } from '#server/queries/list-orders.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: pageRoute({ roles: ['customer'], view: 'orders', query: listOrdersQuery, list: listOrders }),
  POST: commandRoute({
    type: 'CreateOrder',
    roles: ['customer'],
    body: placeOrderBody,
    run: placeOrder,
  }),
});
