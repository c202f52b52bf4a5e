import { methods } from '#server/http/methods.ts';
import { signOutEverywhereRoute } from '#server/http/routes/auth-routes.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: signOutEverywhereRoute,
});
