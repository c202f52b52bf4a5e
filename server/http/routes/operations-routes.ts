import * as z from 'zod/mini';
import { position } from '#server/contracts/identifiers.ts';
import {
  listDeadLettersQuery,
  type OperationKind,
  operateBody,
  rebuildBody,
  retryBody,
  skipBody,
} from '#server/contracts/operations.ts';
import { viewNames } from '#server/queries/view-meta.ts';
import type { Exchange } from '../exchange.ts';
import { handle, type RouteHandler } from '../handle.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { queryRoute } from '../query-route.ts';
import { recordsRoute } from '../records-route.ts';
import { assertSameOrigin } from '../request/assert-same-origin.ts';
import { authorise } from '../request/authorise.ts';
import { optionalBody } from '../request/optional-body.ts';
import { parseQuery } from '../request/parse-query.ts';
import { parseWith } from '../request/parse-with.ts';

const needs = { action: 'operate' } as const;
const query = z.object({});

/** The state of every projection; as old as the one that is furthest behind. */
export const projectionsRoute = queryRoute({
  needs,
  query,
  view: viewNames,
  async run(_reads, _viewer, { exchange }) {
    const body = await exchange.web.operations.list();
    const position = Math.min(...body.projections.map((one) => one.position));
    return { body, meta: { position } };
  },
});

/** Workers, the last 15 minutes, the auditor, what was asked for. */
export const operationsRoute = recordsRoute({
  needs,
  query,
  list: ({ operations }) => operations.overview(),
});

/** What somebody should look at now. */
export const alarmsRoute = recordsRoute({
  needs,
  query,
  list: ({ operations }) => operations.alarms(),
});

/** The parked events of the projection in the path, a page at a time. */
export const deadLettersRoute: RouteHandler = handle(async (exchange) => {
  await authorise(exchange, needs);
  const { name } = await projectionOf(exchange);
  const { after } = parseQuery(listDeadLettersQuery, exchange.url);
  return Response.json(await exchange.web.operations.deadLetters(name, after));
});

/** Asks for an operation on the projection in the path: 202, and a worker does it. */
export const operateRoute = (
  kind: Exclude<OperationKind, 'rebuild' | 'skip' | 'retry-dead-letters'>,
): RouteHandler => operationRoute(kind, operateBody);

/** Tries what is parked again, all of it or what one stream has parked. */
export const retryRoute: RouteHandler = operationRoute('retry-dead-letters', retryBody);

/** Asks for a rebuild of the projection in the path, differences accepted or not. */
export const rebuildRoute: RouteHandler = operationRoute('rebuild', rebuildBody);

/** Leaves the parked event in the path out for good. */
export const skipRoute: RouteHandler = operationRoute('skip', skipBody);

type OperationBody = {
  reason?: string | undefined;
  position?: number | undefined;
  acceptDifferences?: boolean | undefined;
  restart?: boolean | undefined;
};

function operationRoute(kind: OperationKind, schema: z.ZodMiniType<OperationBody>): RouteHandler {
  return handle(async (exchange) => {
    const { web, request, requestId } = exchange;
    assertSameOrigin(request, web.config.origins);
    const viewer = await authorise(exchange, needs);
    const { name, rebuild, previous } = await projectionOf(exchange);
    const asked = parseWith(schema, await optionalBody(request));
    const { reason, acceptDifferences, restart, ...body } = asked;
    const at = kind === 'skip' ? idOf(exchange) : body.position;
    if (at !== undefined && !(await web.operations.isParked(name, at))) throw notParked();
    if (kind === 'rebuild' && rebuild?.state === 'running') {
      throw conflict('rebuild-running', 'A rebuild of this projection is under way already.');
    }
    if (kind === 'rollback' && previous === null) {
      throw conflict('no-previous-view', 'There is no view from before to go back to.');
    }
    await web.security.record({
      kind: 'operated',
      actor: viewer,
      subject: name,
      requestId,
      details: {
        operation: kind,
        ...(at !== undefined && { position: at }),
        ...(acceptDifferences && { acceptDifferences }),
        ...(restart && { restart }),
        ...(reason && { reason }),
      },
    });
    const operation = await web.operations.request({
      projection: name,
      kind,
      position: at,
      reason,
      acceptDifferences,
      restart,
      requestId,
      requestedBy: viewer.email,
    });
    return Response.json(operation, { status: 202 });
  });
}

const conflict = (reason: string, text: string) =>
  new ProblemError('conflict', text, { details: { reason } });

/** The projection in the path, as it is; 404 when there is none of that name. */
const projectionOf = async ({ web, params }: Exchange) => {
  const { projections } = await web.operations.list();
  const found = projections.find(({ name }) => name === params.name);
  if (found === undefined) throw new ProblemError('not-found', 'There is no such projection.');
  return found;
};

/** The position in the path; 404 when it is none. */
const idOf = ({ params }: Exchange): number => {
  const parsed = position.safeParse(/^\d{1,16}$/.test(params.id ?? '') ? Number(params.id) : -1);
  if (!parsed.success) throw notParked();
  return parsed.data;
};

const notParked = () => new ProblemError('not-found', 'No event is parked there.');
