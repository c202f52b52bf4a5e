import { handle, type RouteHandler } from './handle.ts';
import { ProblemError } from './problems/problem-error.ts';

const names = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
type Method = (typeof names)[number];

/** The handlers of a route for every method: those it has, and a 405 that names them for the others. */
export function methods(
  own: Partial<Record<'GET' | 'POST' | 'PUT' | 'DELETE', RouteHandler>>,
): Record<Method, RouteHandler> {
  const served = names.filter((name) => name in own || (name === 'HEAD' && own.GET));
  const allow = served.join(', ');
  const refuse = handle(async ({ request }) => {
    throw new ProblemError('method-not-allowed', `${request.method} is not allowed here.`, {
      headers: { allow },
    });
  });
  const head: RouteHandler | undefined = own.GET && withoutBody(own.GET);
  return {
    GET: own.GET ?? refuse,
    HEAD: head ?? refuse,
    POST: own.POST ?? refuse,
    PUT: own.PUT ?? refuse,
    PATCH: refuse,
    DELETE: own.DELETE ?? refuse,
    OPTIONS: refuse,
  };
}

const withoutBody =
  (get: RouteHandler): RouteHandler =>
  async (request, context) => {
    const { status, headers, body } = await get(request, context);
    await body?.cancel();
    return new Response(null, { status, headers });
  };
