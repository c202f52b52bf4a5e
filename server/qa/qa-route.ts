import type * as z from 'zod/mini';
import type { Exchange } from '#server/http/exchange.ts';
import { handle, type RouteHandler } from '#server/http/handle.ts';
import { methods } from '#server/http/methods.ts';
import { assertSameOrigin } from '#server/http/request/assert-same-origin.ts';
import { optionalBody } from '#server/http/request/optional-body.ts';
import { parseWith } from '#server/http/request/parse-with.ts';
import { unknownRoute } from '#server/http/routes/unknown-route.ts';
import { web } from '#server/web.ts';
import type { WebQa } from './create-web-qa.ts';
import { explainMissingTables } from './explain-missing-tables.ts';

type Handlers = ReturnType<typeof methods>;

/**
 * The handlers of a control for every method. Without QA_CONTROLS=1 there is no such path: the
 * answer is that of any unknown one.
 */
export const qaMethods = (own: Parameters<typeof methods>[0]): Handlers => {
  const handlers = methods(own);
  const guard =
    (method: keyof Handlers): RouteHandler =>
    (request, context) => {
      const open = web().qa !== undefined;
      return (open ? handlers : unknownRoute)[method](request, context);
    };
  const guarded = Object.keys(handlers).map((name) => [name, guard(name as keyof Handlers)]);
  return Object.fromEntries(guarded) as Handlers;
};

/** A POST of a control: same site, body, then `run`, whose answer goes out with `status`. */
export const qaPost = <Schema extends z.ZodMiniType>(
  schema: Schema,
  run: (qa: WebQa, body: z.output<Schema>) => Promise<unknown>,
  { status = 200 } = {},
): RouteHandler =>
  handle(async ({ web, request }) => {
    assertSameOrigin(request, web.config.origins);
    const body = parseWith(schema, await optionalBody(request));
    const answer = await run(qaOf(web), body).catch((error: unknown) => {
      throw explainMissingTables(error);
    });
    return Response.json(answer, { status });
  });

/** A GET of a control, which may take `waitMs` longer than a request usually may. */
export const qaGet = (
  answer: (qa: WebQa, exchange: Exchange) => Promise<Response>,
  options: { waitMs: number },
): RouteHandler => handle((exchange) => answer(qaOf(exchange.web), exchange), options);

const qaOf = ({ qa }: Pick<Exchange['web'], 'qa'>): WebQa => {
  if (qa === undefined) throw new TypeError('The route is not guarded by qaMethods.');
  return qa;
};
