import { methods } from '#server/http/methods.ts';
import { securityLogRoute } from '#server/http/routes/user-routes.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: securityLogRoute });
