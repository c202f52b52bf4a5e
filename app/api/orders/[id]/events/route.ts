import { methods } from '#server/http/methods.ts';
import { timelineRoute } from '#server/http/timeline-route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: timelineRoute });
