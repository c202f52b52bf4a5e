import { methods } from '#server/http/methods.ts';
import { timelineRoute } from '#server/http/routes/timeline-route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: timelineRoute });
