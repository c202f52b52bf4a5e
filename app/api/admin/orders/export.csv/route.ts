import { exportRoute, exportSelectionRoute } from '#server/http/export-route.ts';
import { methods } from '#server/http/methods.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: exportRoute,
  POST: exportSelectionRoute,
});
