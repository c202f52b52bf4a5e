import { methods } from '#server/http/methods.ts';
import { exportProgressRoute } from '#server/http/routes/export-route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: exportProgressRoute,
});
