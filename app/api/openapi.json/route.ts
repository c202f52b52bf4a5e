import { methods } from '#server/http/methods.ts';
import { openApiRoute } from '#server/http/open-api/open-api-route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: openApiRoute });
