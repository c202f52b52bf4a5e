import type { Viewer } from '#server/contracts/roles.ts';
import { type Web, web } from '#server/web.ts';
import { ProblemError } from './problem-error.ts';
import { problemFromError } from './problem-from-error.ts';
import { problemResponse } from './problem-response.ts';
import { requestIdOf } from './request-headers.ts';
import { withinDeadline } from './within-deadline.ts';

/** What Next gives a route handler beside the request. */
export type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };

export type RouteHandler = (request: Request, context?: RouteContext) => Promise<Response>;

/** A request on its way through a handler. */
export type Exchange = {
  web: Web;
  request: Request;
  url: URL;
  requestId: string;
  /** Path parameters that have one value. */
  params: Record<string, string>;
  /** Who is signed in; asked once. */
  viewer(): Promise<Viewer | undefined>;
};

/** Beyond this many at once a process answers faster by refusing than by queueing. */
const mostAtOnce = 2_000;

/**
 * A route handler that always answers: whatever `answer` throws becomes a problem. Every answer
 * carries X-Request-Id and is private unless it says otherwise.
 */
export const handle =
  (answer: (exchange: Exchange) => Promise<Response>): RouteHandler =>
  async (request, context) => {
    const requestId = requestIdOf(request.headers);
    // Counted where all bundles see it.
    const { load } = web();
    load.requests += 1;
    let response: Response;
    try {
      if (load.requests > mostAtOnce) {
        throw new ProblemError('unavailable', 'The server is busy.', { retryAfter: 2 });
      }
      const exchange = await exchangeOf(request, requestId, context);
      response = await withinDeadline(request, answer(exchange));
    } catch (error) {
      response = refusal(error, request, requestId);
    } finally {
      load.requests -= 1;
    }
    response.headers.set('x-request-id', requestId);
    response.headers.set('x-content-type-options', 'nosniff');
    if (!response.headers.has('cache-control')) {
      response.headers.set('cache-control', 'private, no-store');
    }
    return response;
  };

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

function refusal(error: unknown, request: Request, requestId: string): Response {
  const problem = problemFromError(error);
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
