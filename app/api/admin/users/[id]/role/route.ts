import { methods } from '#server/http/methods.ts';
import { changeRoleRoute } from '#server/http/routes/user-routes.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: changeRoleRoute });
