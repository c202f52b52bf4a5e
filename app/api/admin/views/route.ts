import { methods } from '#server/http/methods.ts';
import { saveViewRoute, viewsRoute } from '#server/http/routes/view-routes.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: viewsRoute,
  POST: saveViewRoute,
});
