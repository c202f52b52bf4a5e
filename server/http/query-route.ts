import type * as z from 'zod/mini';
import type { Viewer } from '#server/contracts/roles.ts';
import type { Reads } from '#server/queries/reads.ts';
import type { ViewName } from '#server/queries/view-meta.ts';
import { assertReached, awaitPosition } from './await-position.ts';
import type { Exchange } from './exchange.ts';
import { handle, type RouteHandler } from './handle.ts';
import { nextLink } from './next-link.ts';
import { ProblemError } from './problems/problem-error.ts';
import { authorise, type Need } from './request/authorise.ts';
import { parseQuery } from './request/parse-query.ts';

/**
 * A query's result: the body (undefined: not found; a stream: sent as it comes), the position that it
 * is true for, headers of its own. `wasWhole: false`: its view has yet to be filled, and what is not
 * found there is not said to be nowhere.
 */
export type QueryAnswer = {
  body: unknown;
  meta: { position: number };
  wasWhole?: boolean;
  headers?: Record<string, string>;
};

/** A query with its parameters parsed. */
export type QueryRequest<Query> = { query: Query; exchange: Exchange };

type Answering<Shape extends z.core.$ZodShape, Who> = (
  reads: Reads,
  viewer: Who,
  request: QueryRequest<z.output<z.ZodMiniObject<Shape>>>,
) => Promise<QueryAnswer>;

type QueryOptions<Shape extends z.core.$ZodShape, Who> = {
  /** The view that the answer is taken from, or the views: `Min-Position` is waited for in each. */
  view: ViewName | readonly ViewName[];
  query: z.ZodMiniObject<Shape>;
  run: Answering<Shape, Who>;
};

/**
 * A GET that runs a query: signed in, role, parameters, then the wait for `Min-Position`, then the
 * query. Never answers older than asked: what is still behind after the wait is a 412.
 */
export const queryRoute = <Shape extends z.core.$ZodShape>({
  needs,
  ...options
}: QueryOptions<Shape, Viewer> & { needs: Need }): RouteHandler =>
  handle(async (exchange) => answer(exchange, await authorise(exchange, needs), options));

/** A GET that runs a query for anyone, signed in or not. */
export const publicQueryRoute = <Shape extends z.core.$ZodShape>(
  options: QueryOptions<Shape, undefined>,
): RouteHandler => handle((exchange) => answer(exchange, undefined, options));

async function answer<Shape extends z.core.$ZodShape, Who>(
  exchange: Exchange,
  viewer: Who,
  { view, query: schema, run }: QueryOptions<Shape, Who>,
): Promise<Response> {
  const { web, url } = exchange;
  const query = parseQuery(schema, url);
  const least = await awaitPosition(exchange, view);
  const found = await run(web.reads, viewer, { query, exchange });
  await assertReached(found, least);
  const { body, headers, wasWhole = true } = found;
  if (body instanceof ReadableStream) return new Response(body, { ...(headers && { headers }) });
  if (body === undefined) throw wasWhole ? notFound() : stillFilled();
  return Response.json(body, { headers: { ...nextLink(body, url), ...headers } });
}

const notFound = () => new ProblemError('not-found', 'There is no such thing here.');
const stillFilled = () =>
  new ProblemError('unavailable', 'The shop is still reading its orders. Please try again soon.', {
    retryAfter: 1,
  });
