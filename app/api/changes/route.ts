import { methods } from '#server/http/methods.ts';
import { changesRoute } from '#server/http/routes/changes-route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: changesRoute });
