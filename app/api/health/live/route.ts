import { liveRoute } from '#server/http/health-routes.ts';
import { methods } from '#server/http/methods.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: liveRoute });
