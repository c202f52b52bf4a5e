import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { ProblemError } from '../problems/problem-error.ts';
import { problemOf } from '../problems/problem-response.ts';
import { requestIdOf } from '../request/request-headers.ts';
import { beforeNext } from './before-next.ts';
import { everywhereHeaders, securityHeaders } from './security-headers.ts';

/**
 * Beyond so many at work at once more of them get no more done, they only wait longer: 64 keep a
 * process busy, and these are a second of its work on two slow cores.
 */
const mostBusy = 320;
/** With those that wait, for a view or for the rest of their body, which costs only memory. */
const mostOpen = 2_000;

/**
 * Turns requests away before Next sees them while this process has more than it can do: Next takes
 * about as long to refuse one as to place an order, so that ten times too many left nothing for
 * those that could be done. Answers 503 with a Retry-After that differs, so that not all come back at
 * once; a browser that asked for a page comes back by itself. Health is told beyond that too.
 * `waiting`: how many requests wait for something to happen elsewhere.
 */
export function shedLoad(origins: readonly string[], waiting: () => number): void {
  const always = [...new Map([...everywhereHeaders, ...securityHeaders(origins)])].flat();
  beforeNext((next) => shedding(next, { waiting, always }));
}

const shedding = (
  next: RequestListener,
  { waiting, always }: { waiting: () => number; always: readonly string[] },
): RequestListener => {
  const open = new Set<IncomingMessage>();
  // Looked at once a turn of the event loop: to look through all for each that is turned away took
  // as long as to turn it away.
  let work: number | undefined;
  const atWork = () => {
    if (work === undefined) {
      work = complete(open);
      setImmediate(() => {
        work = undefined;
      });
    }
    return work;
  };
  const isTooMuch = () => {
    const wait = waiting();
    if (open.size - wait < mostBusy) return false;
    return open.size >= mostOpen || atWork() - wait >= mostBusy;
  };
  return (request, response) => {
    if (isTooMuch() && !(isHealth(request) && open.size < mostOpen)) {
      return turnAway(request, response, always);
    }
    open.add(request);
    if (work !== undefined) work += 1;
    response.once('close', () => open.delete(request));
    next(request, response);
  };
};

/** Whether a request is a health check; another path that begins alike would reach Next. */
const isHealth = ({ url = '' }: IncomingMessage): boolean =>
  /^\/api\/health\/(live|ready)(\?|$)/.test(url);

/** How many requests have arrived whole: one whose body comes slowly takes nobody's place. */
const complete = (requests: ReadonlySet<IncomingMessage>): number => {
  let count = 0;
  for (const request of requests) if (request.complete) count += 1;
  return count;
};

/** In how many seconds to come back: not all at once. Made beforehand, for an error costs its trace. */
const refusals = [1, 2, 3, 4].map(
  (retryAfter) =>
    new ProblemError('unavailable', 'The shop is very busy. Please try again soon.', {
      retryAfter,
    }),
);

const turnAway = (
  { headers }: IncomingMessage,
  response: ServerResponse,
  always: readonly string[],
): void => {
  const requestId = requestIdOf(headers['x-request-id']);
  const problem = refusals[Math.floor(Math.random() * refusals.length)] as ProblemError;
  const isPage = headers.accept?.includes('text/html') === true;
  const body = isPage ? problem.message : JSON.stringify(problemOf(problem, requestId));
  const { 'retry-after': retryAfter = '' } = problem.headers;
  // A plain list is written as it is, which a header at a time is not.
  response
    .writeHead(503, [
      ...always,
      ...['retry-after', retryAfter],
      ...(isPage ? ['refresh', retryAfter] : []),
      ...['content-type', isPage ? 'text/plain; charset=utf-8' : 'application/problem+json'],
      ...['content-length', String(body.length)],
      ...['cache-control', 'private, no-store'],
      ...['x-request-id', requestId],
    ])
    // It has no letter beyond ASCII, and goes out with the headers in one piece.
    .end(body, 'latin1');
};
