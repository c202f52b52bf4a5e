import type { Viewer } from '#server/contracts/roles.ts';
import { web } from '#server/web.ts';
import { securityHeaders } from './edge/security-headers.ts';
import type { Exchange } from './exchange.ts';
import { noteRefusal } from './problems/note-refusal.ts';
import type { ProblemError } from './problems/problem-error.ts';
import { problemFromError } from './problems/problem-from-error.ts';
import { problemResponse } from './problems/problem-response.ts';
import { requestIdOf } from './request/request-headers.ts';
import { withinDeadline } from './request/within-deadline.ts';

/** The second argument that Next gives a route handler. */
export type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };

export type RouteHandler = (request: Request, context?: RouteContext) => Promise<Response>;

/**
 * A route handler that always answers: whatever `answer` throws becomes a problem. Every answer
 * carries X-Request-Id and is private unless it says otherwise. `waitMs`: how long it may wait
 * beyond the usual, whatever the request says.
 */
export const handle =
  (
    answer: (exchange: Exchange) => Promise<Response>,
    { waitMs }: { waitMs?: number } = {},
  ): RouteHandler =>
  async (request, context) => {
    const requestId = requestIdOf(request.headers.get('x-request-id'));
    let response: Response;
    let exchange: Exchange | undefined;
    try {
      const begun = await exchangeOf(request, requestId, context);
      exchange = begun;
      const heldMs = () => begun.heldMs ?? 0;
      const answering = withFailPoints(begun, () => answer(begun));
      response = await withinDeadline(request, answering, { waitMs, heldMs });
    } catch (error) {
      const problem = problemFromError(error);
      response = refusal(problem, request, requestId);
      // The answer does not wait for it, and does not fail with it.
      if (exchange) {
        noteRefusal(exchange, problem).catch((err: unknown) =>
          web().log.warn({ err, requestId }, 'refusal not noted'),
        );
      }
    }
    response.headers.set('x-request-id', requestId);
    for (const [name, value] of securityHeaders(web().config.origins)) {
      response.headers.set(name, value);
    }
    if (!response.headers.has('cache-control')) {
      response.headers.set('cache-control', 'private, no-store');
    }
    return response;
  };

/** The answer; of a request that changes something, QA's controls apart, as the controls let it come. */
async function withFailPoints(
  { web: { qa }, request: { method }, url, viewer }: Exchange,
  answer: () => Promise<Response>,
): Promise<Response> {
  const changes = !['GET', 'HEAD', 'OPTIONS'].includes(method);
  if (qa === undefined || !changes || url.pathname.startsWith('/api/qa/')) return answer();
  const known = await viewer().catch(() => undefined);
  return qa.aroundChange(known?.id, answer);
}

async function exchangeOf(
  request: Request,
  requestId: string,
  context: RouteContext | undefined,
): Promise<Exchange> {
  const params = Object.entries((await context?.params) ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const here = web();
  let verified: Promise<Viewer | undefined> | undefined;
  return {
    web: here,
    request,
    url: new URL(request.url),
    requestId,
    params: Object.fromEntries(params),
    viewer() {
      verified ??= here.auth
        .verify(request.headers.get('cookie'))
        .then((session) => session?.viewer);
      return verified;
    },
  };
}

function refusal(problem: ProblemError, request: Request, requestId: string): Response {
  const { method } = request;
  const facts = { requestId, method, path: new URL(request.url).pathname, code: problem.code };
  const { log } = web();
  if (problem.code === 'internal') log.error({ ...facts, err: problem.cause }, 'request failed');
  else if (problem.code === 'unavailable')
    log.warn({ ...facts, err: problem.cause }, 'unavailable');
  else if (securityEvents.has(problem.code)) log.warn(facts, 'request refused');
  return problemResponse(problem, requestId);
}

const securityEvents = new Set(['unauthenticated', 'forbidden', 'rate-limited']);
