import type * as z from 'zod/mini';
import type { Viewer } from '#server/contracts/roles.ts';
import type { Exchange } from './exchange.ts';
import { handle, type RouteHandler } from './handle.ts';
import { ProblemError } from './problems/problem-error.ts';
import { assertSameOrigin } from './request/assert-same-origin.ts';
import { authorise, type Need } from './request/authorise.ts';
import { parseJson } from './request/parse-json.ts';
import { parseWith } from './request/parse-with.ts';
import { readText } from './request/read-text.ts';

type ChangeRouteOptions<Schema extends z.ZodMiniType> = {
  needs: Need;
  /** Left out where the request has no body, as a DELETE. */
  body?: Schema;
  /** Answers what is there afterwards; undefined when there is no such thing. */
  run: (exchange: Exchange, viewer: Viewer, body: z.output<Schema>) => Promise<unknown>;
};

/**
 * A request that changes what is no order and so has no position: same site, signed in, allowed,
 * body, then the change. Answers 200 when it is durable.
 */
export const changeRoute = <Schema extends z.ZodMiniType = z.ZodMiniUndefined>({
  needs,
  body: schema,
  run,
}: ChangeRouteOptions<Schema>): RouteHandler =>
  handle(async (exchange) => {
    assertSameOrigin(exchange.request, exchange.web.config.origins);
    const viewer = await authorise(exchange, needs);
    const body = schema && parseWith(schema, parseJson(await readText(exchange.request)));
    const answer = await run(exchange, viewer, body as z.output<Schema>);
    if (answer === undefined) throw new ProblemError('not-found', 'There is no such thing here.');
    return Response.json(answer);
  });
