import { insightsRoute } from '#server/http/insights-route.ts';
import { methods } from '#server/http/methods.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: insightsRoute });
