import { methods } from '#server/http/methods.ts';
import { changeViewRoute, deleteViewRoute } from '#server/http/routes/view-routes.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  PUT: changeViewRoute,
  DELETE: deleteViewRoute,
});
