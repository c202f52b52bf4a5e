import { v7 as uuidv7 } from 'uuid';
import type * as z from 'zod/mini';
import type { CommandDeps, OrderCommandRequest } from '#server/commands/command-request.ts';
import type { CommandResult } from '#server/commands/command-result.ts';
import { hashCommand } from '#server/commands/hash-command.ts';
import type { Order } from '#server/contracts/order.ts';
import type { CommandAccepted } from '#server/contracts/order-commands.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { orderForViewer } from '#server/queries/orders/order-from-row.ts';
import type { Exchange } from './exchange.ts';
import { handle, type RouteHandler } from './handle.ts';
import { ProblemError } from './problems/problem-error.ts';
import { rejectionProblem } from './problems/rejection-problem.ts';
import { assertSameOrigin } from './request/assert-same-origin.ts';
import { authorise, type Need } from './request/authorise.ts';
import { parseJson } from './request/parse-json.ts';
import { parseWith } from './request/parse-with.ts';
import { pathId } from './request/path-id.ts';
import { readText } from './request/read-text.ts';
import { idempotencyKey, ifMatch } from './request/request-headers.ts';

type CommandRouteOptions<Schema extends z.ZodMiniType> = {
  /** Part of what an Idempotency-Key stands for. */
  type: 'CreateOrder' | 'CancelOrder' | 'ShipOrder' | 'DeliverOrder' | 'AddNote';
  /** The right to try; whether the order allows it, the decider says. */
  needs: Need;
  body: Schema;
  run: (
    deps: CommandDeps,
    request: OrderCommandRequest<z.output<Schema>>,
  ) => Promise<CommandResult>;
};

/**
 * A POST that runs a command: same site, signed in, role, body, then the command itself. Answers
 * 202 when its events are durable. With an `{id}` in its path it is a command to that order.
 */
export const commandRoute = <Schema extends z.ZodMiniType>({
  type,
  needs,
  body: schema,
  run,
}: CommandRouteOptions<Schema>): RouteHandler =>
  handle(async (exchange) => {
    const { web, request, requestId } = exchange;
    assertSameOrigin(request, web.config.origins);
    const viewer = await authorise(exchange, needs);
    const orderId = 'id' in exchange.params ? pathId(exchange, 'id') : undefined;
    const commandId = idempotencyKey(request.headers);
    const expectedVersion = ifMatch(request.headers);
    const body = parseWith(schema, parseJson(await readText(request)));
    const stop = web.metrics.commandDuration.startTimer();
    const startMs = Date.now();
    const work = () =>
      run(web.commands, {
        commandId,
        orderId: orderId ?? newOrderId(body),
        actor: viewer,
        body,
        bodyHash: hashCommand(type, orderId, body),
        correlationId: requestId,
        expectedVersion,
      });
    const hold = (ms: number) => {
      exchange.heldMs = ms;
    };
    const result = await withOutcome(
      () => web.qa?.aroundCommand(viewer.id, work, hold) ?? work(),
      (outcome) => {
        stop({ outcome: outcome.kind });
        tell(exchange, { type, commandId, startMs }, outcome);
      },
    );
    return answer(result, viewer, body);
  });

/** `failed`: it threw, and what became of it may not be known. */
type Outcome = CommandResult | { kind: 'failed' };

/** The command's result. Tells how it ended even when it throws: such commands take longest. */
async function withOutcome(
  run: () => Promise<CommandResult>,
  told: (outcome: Outcome) => void,
): Promise<CommandResult> {
  let outcome: Outcome = { kind: 'failed' };
  try {
    const result = await run();
    outcome = result;
    return result;
  } finally {
    told(outcome);
  }
}

/** The command's line in the log and its span: the projections' carry the same ids. */
function tell(
  { web, requestId }: Exchange,
  { type, commandId, startMs }: { type: string; commandId: string; startMs: number },
  outcome: Outcome,
): void {
  const place =
    outcome.kind === 'accepted' ? { orderId: outcome.orderId, position: outcome.position } : {};
  const facts = { requestId, correlationId: requestId, commandId, outcome: outcome.kind, ...place };
  web.log.debug({ ...facts, type }, 'command');
  web.tracing?.record({
    name: `command ${type}`,
    commandId,
    startMs,
    endMs: Date.now(),
    attributes: { outcome: outcome.kind, 'evenkeel.correlation_id': requestId, ...place },
  });
}

function answer(result: CommandResult, viewer: Viewer, body: unknown): Response {
  switch (result.kind) {
    case 'accepted':
      return accepted(result);
    case 'rejected':
      throw rejectionProblem(
        result.rejection,
        result.current && orderForViewer(result.current, viewer),
      );
    case 'version-conflict':
      throw versionConflict(result.current && orderForViewer(result.current, viewer));
    case 'command-reused':
      throw new ProblemError(
        'idempotency-key-reused',
        'You have used this Idempotency-Key for another command.',
      );
    case 'unknown-product':
      throw new ProblemError('unprocessable', 'The catalogue has no such product.', {
        details: { reason: 'unknown-product', errors: pointersTo(body, result.productIds) },
      });
    default:
      return result satisfies never;
  }
}

const versionConflict = (current: Order | undefined): ProblemError =>
  current === undefined
    ? new ProblemError('version-conflict', 'A new order has no version that you can have seen.')
    : new ProblemError('version-conflict', 'The order has changed since you saw it.', {
        details: { current },
      });

function accepted(result: CommandResult & { kind: 'accepted' }): Response {
  const { commandId, orderId, version, position, epoch, replayed } = result;
  const place = { version, position, epoch };
  const body: CommandAccepted = { commandId, orderId, ...place, status: 'accepted' };
  return Response.json(body, {
    status: 202,
    headers: {
      location: `/api/orders/${orderId}`,
      etag: `"${version}"`,
      ...(replayed ? { 'idempotent-replayed': 'true' } : {}),
    },
  });
}

/** A new order has the id that its client gave it, or one from here. */
const newOrderId = (body: unknown): string =>
  (body as { orderId?: string | undefined }).orderId ?? uuidv7();

/** The pointers of unknown products in the body. */
function pointersTo(body: unknown, productIds: readonly string[]) {
  const items = (body as { items?: { productId: string }[] }).items ?? [];
  return items.flatMap(({ productId }, index) =>
    productIds.includes(productId)
      ? [{ pointer: `/items/${index}/productId`, message: 'is not in the catalogue' }]
      : [],
  );
}
