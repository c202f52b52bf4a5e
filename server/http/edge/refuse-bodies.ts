import type { IncomingMessage, ServerResponse } from 'node:http';
import { ProblemError } from '../problems/problem-error.ts';
import { problemOf } from '../problems/problem-response.ts';
import { requestIdOf } from '../request/request-headers.ts';
import { beforeNext } from './before-next.ts';
import { everywhereHeaders, securityHeaders } from './security-headers.ts';

/**
 * Answers 413 to a body on every path that `proxy.ts` sees, and 404 where that looks like one of the
 * API. Nothing there reads one (the app has no
 * server actions), yet Next would copy it into memory as fast as it comes. Handlers of the API bound
 * theirs themselves. What still comes is thrown away: who is cut off while sending reads no answer.
 */
export function refuseBodies(origins: readonly string[]): void {
  const always = new Map([...everywhereHeaders, ...securityHeaders(origins)]);
  beforeNext((next) => (request, response) => {
    if (!hasBody(request) || isRead(request)) return next(request, response);
    refuse(request, response.setHeaders(always));
  });
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Whether it is a path of the API's without an escape or a way out: those that the proxy leaves alone. */
const isRead = ({ url = '' }: IncomingMessage): boolean =>
  /^\/api(\/[\w-][\w.-]*)+\/?(\?|$)/.test(url);

const unread = new ProblemError('payload-too-large', 'No body is read here.');
const unknown = new ProblemError(
  'not-found',
  'The API has no path with an escape or an empty part. See /api/openapi.json.',
);

const refuse = (request: IncomingMessage, response: ServerResponse): void => {
  const requestId = requestIdOf(request.headers['x-request-id']);
  const isOfApi = /^\/api(\/|\?|$)/.test(request.url ?? '');
  const problem = problemOf(isOfApi ? unknown : unread, requestId);
  response
    .writeHead(problem.status, {
      'content-type': 'application/problem+json',
      'cache-control': 'private, no-store',
      'x-request-id': requestId,
    })
    .end(JSON.stringify(problem));
};
