import { methods } from '#server/http/methods.ts';
import { customersRoute } from '#server/http/routes/customers-route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: customersRoute });
