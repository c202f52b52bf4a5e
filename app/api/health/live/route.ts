import { methods } from '#server/http/methods.ts';
import { liveRoute } from '#server/http/routes/health-routes.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: liveRoute });
