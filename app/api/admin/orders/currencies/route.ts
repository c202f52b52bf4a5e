import { methods } from '#server/http/methods.ts';
import { currenciesRoute } from '#server/http/routes/currencies-route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: currenciesRoute });
