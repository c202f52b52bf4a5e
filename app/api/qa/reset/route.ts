import { resetControl } from '#server/qa/control-routes.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resetControl;
