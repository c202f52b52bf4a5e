import { methods } from '#server/http/methods.ts';
import { endSessionsRoute } from '#server/http/routes/user-routes.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: endSessionsRoute });
