import { operateRoute } from '#server/http/machine-routes.ts';
import { methods } from '#server/http/methods.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: operateRoute('rebuild'),
});
