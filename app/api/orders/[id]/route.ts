import { methods } from '#server/http/methods.ts';
import { orderRoute } from '#server/http/routes/order-route.ts';

/** Else Next puts a proxy before each request, to find out whether it is looked at. */
export const dynamic = 'force-dynamic';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: orderRoute });
