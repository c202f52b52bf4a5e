import { methods } from '#server/http/methods.ts';
import { productsRoute } from '#server/http/routes/products-route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: productsRoute });
