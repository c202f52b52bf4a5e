import { methods } from '#server/http/methods.ts';
import { savedViewsRoute, saveSavedViewRoute } from '#server/http/routes/saved-view-routes.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: savedViewsRoute,
  POST: saveSavedViewRoute,
});
