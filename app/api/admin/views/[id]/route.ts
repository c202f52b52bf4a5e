import { methods } from '#server/http/methods.ts';
import {
  changeSavedViewRoute,
  deleteSavedViewRoute,
} from '#server/http/routes/saved-view-routes.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  PUT: changeSavedViewRoute,
  DELETE: deleteSavedViewRoute,
});
