import { methods } from '#server/http/methods.ts';
import { productsRoute } from '#server/http/products-route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: productsRoute });
