import type * as z from 'zod/mini';
import type { Viewer } from '#server/contracts/roles.ts';
import type { Web } from '#server/web.ts';
import { handle, type RouteHandler } from './handle.ts';
import { nextLink } from './next-link.ts';
import { authorise, type Need } from './request/authorise.ts';
import { parseQuery } from './request/parse-query.ts';

type RecordsRouteOptions<Shape extends z.core.$ZodShape> = {
  needs: Need;
  query: z.ZodMiniObject<Shape>;
  list: (web: Web, viewer: Viewer, query: z.output<z.ZodMiniObject<Shape>>) => Promise<unknown>;
};

/** A GET of what is no view: there is no position to wait for, it is as it is now. */
export const recordsRoute = <Shape extends z.core.$ZodShape>({
  needs,
  query,
  list,
}: RecordsRouteOptions<Shape>): RouteHandler =>
  handle(async (exchange) => {
    const viewer = await authorise(exchange, needs);
    const body = await list(exchange.web, viewer, parseQuery(query, exchange.url));
    return Response.json(body, { headers: nextLink(body, exchange.url) });
  });
