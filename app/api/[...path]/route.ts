import { unknownRoute } from '#server/http/routes/unknown-route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = unknownRoute;
