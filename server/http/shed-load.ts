import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { v7 as uuidv7 } from 'uuid';
import { beforeNext } from './before-next.ts';
import { ProblemError } from './problem-error.ts';
import { problemOf } from './problem-response.ts';
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
 * once; a browser that asked for a page comes back by itself. Health is always told.
 * `waiting`: how many requests wait for something to happen elsewhere.
 */
export function shedLoad(origins: readonly string[], waiting: () => number): void {
  const headers = new Map([...everywhereHeaders, ...securityHeaders(origins)]);
  beforeNext((next) => shedding(next, { waiting, headers }));
}

const shedding = (
  next: RequestListener,
  { waiting, headers }: { waiting: () => number; headers: Map<string, string> },
): RequestListener => {
  const open = new Set<IncomingMessage>();
  const isTooMuch = () => {
    const wait = waiting();
    if (open.size - wait < mostBusy) return false;
    return open.size >= mostOpen || complete(open) - wait >= mostBusy;
  };
  return (request, response) => {
    if (isTooMuch() && !request.url?.startsWith('/api/health')) {
      return turnAway(request, response.setHeaders(headers));
    }
    open.add(request);
    response.once('close', () => open.delete(request));
    next(request, response);
  };
};

/** Those that have arrived whole: whoever sends a body slowly takes nobody's place. */
const complete = (requests: ReadonlySet<IncomingMessage>): number => {
  let count = 0;
  for (const request of requests) if (request.complete) count += 1;
  return count;
};

const turnAway = ({ headers }: IncomingMessage, response: ServerResponse): void => {
  const requestId = uuidv7();
  const retryAfter = 1 + Math.floor(Math.random() * 4);
  const problem = new ProblemError('unavailable', 'The shop is very busy. Please try again soon.', {
    retryAfter,
  });
  const isPage = headers.accept?.includes('text/html') === true;
  response
    .writeHead(503, {
      ...problem.headers,
      ...(isPage && { refresh: String(retryAfter) }),
      'content-type': isPage ? 'text/plain; charset=utf-8' : 'application/problem+json',
      'cache-control': 'private, no-store',
      'x-request-id': requestId,
    })
    .end(isPage ? problem.message : JSON.stringify(problemOf(problem, requestId)));
};
