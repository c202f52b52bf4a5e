import { signOutEverywhereRoute } from '#server/http/auth-routes.ts';
import { methods } from '#server/http/methods.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: signOutEverywhereRoute,
});
