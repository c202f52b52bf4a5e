import { methods } from '#server/http/methods.ts';
import { orderRoute } from '#server/http/order-route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: orderRoute });
