import * as z from 'zod/mini';
import { position } from '#server/contracts/identifiers.ts';
import { type OperationKind, operateBody, skipBody } from '#server/contracts/operations.ts';
import { viewNames } from '#server/queries/view-meta.ts';
import type { Exchange } from '../exchange.ts';
import { handle, type RouteHandler } from '../handle.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { queryRoute } from '../query-route.ts';
import { recordsRoute } from '../records-route.ts';
import { assertSameOrigin } from '../request/assert-same-origin.ts';
import { authorise } from '../request/authorise.ts';
import { optionalBody } from '../request/optional-body.ts';
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

/** The parked events of the projection in the path. */
export const deadLettersRoute: RouteHandler = handle(async (exchange) => {
  await authorise(exchange, needs);
  const { name } = await projectionOf(exchange);
  return Response.json(await exchange.web.operations.deadLetters(name));
});

/** Asks for an operation on the projection in the path: 202, and a worker does it. */
export const operateRoute = (kind: Exclude<OperationKind, 'skip'>): RouteHandler =>
  operationRoute(kind, operateBody);

/** Leaves the parked event in the path out for good. */
export const skipRoute: RouteHandler = operationRoute('skip', skipBody);

function operationRoute(
  kind: OperationKind,
  schema: z.ZodMiniType<{ reason?: string | undefined }>,
): RouteHandler {
  return handle(async (exchange) => {
    const { web, request, requestId } = exchange;
    assertSameOrigin(request, web.config.origins);
    const viewer = await authorise(exchange, needs);
    const { name, rebuild, previous } = await projectionOf(exchange);
    const { reason } = parseWith(schema, await optionalBody(request));
    const id = kind === 'skip' ? await letterOf(exchange, name) : undefined;
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
        ...(id !== undefined && { position: id }),
        ...(reason && { reason }),
      },
    });
    const operation = await web.operations.request({
      projection: name,
      kind,
      position: id,
      reason,
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

/** The position of the dead letter in the path; 404 when none is there. */
const letterOf = async ({ web, params }: Exchange, projection: string): Promise<number> => {
  const parsed = position.safeParse(/^\d{1,16}$/.test(params.id ?? '') ? Number(params.id) : -1);
  const { data } = await web.operations.deadLetters(projection);
  const letter = data.find(({ id }) => id === parsed.data);
  if (letter === undefined) throw new ProblemError('not-found', 'No event is parked there.');
  return letter.id;
};
