import { methods } from '#server/http/methods.ts';
import { countriesRoute } from '#server/http/routes/countries-route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: countriesRoute });
