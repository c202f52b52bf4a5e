import { operationsRoute } from '#server/http/machine-routes.ts';
import { methods } from '#server/http/methods.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: operationsRoute,
});
