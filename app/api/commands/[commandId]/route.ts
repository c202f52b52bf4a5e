import { methods } from '#server/http/methods.ts';
import { commandStatusRoute } from '#server/http/routes/command-status-route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: commandStatusRoute,
});
