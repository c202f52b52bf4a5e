import { orderQuery } from '#server/contracts/order-queries.ts';
import { getOrder } from '#server/queries/orders/get-order.ts';
import { queryRoute } from '../query-route.ts';
import { pathId } from '../request/path-id.ts';

/** One order, now or as it was. */
export const orderRoute = queryRoute({
  needs: { action: 'view-orders' },
  view: 'orders',
  query: orderQuery,
  async run(reads, viewer, { query, exchange }) {
    const { order, ...view } = await getOrder(reads, viewer, pathId(exchange, 'id'), query);
    return { body: order, ...view, ...(order && { headers: { etag: `"${order.version}"` } }) };
  },
});
