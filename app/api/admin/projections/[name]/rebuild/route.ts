import { methods } from '#server/http/methods.ts';
import { rebuildRoute } from '#server/http/routes/operations-routes.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: rebuildRoute,
});
