import { methods } from '#server/http/methods.ts';
import { insightsRoute } from '#server/http/routes/insights-route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: insightsRoute });
