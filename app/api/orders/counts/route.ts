import { methods } from '#server/http/methods.ts';
import { countsRoute } from '#server/http/routes/counts-route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: countsRoute('own'),
});
