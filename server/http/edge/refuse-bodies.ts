import type { IncomingMessage, ServerResponse } from 'node:http';
import { ProblemError } from '../problems/problem-error.ts';
import { problemOf } from '../problems/problem-response.ts';
import { requestIdOf } from '../request/request-headers.ts';
import { beforeNext } from './before-next.ts';
import { everywhereHeaders, securityHeaders } from './security-headers.ts';

/**
 * Answers 413 to a body on every path that `proxy.ts` sees. Nothing there reads one (the app has no
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

const problem = new ProblemError('payload-too-large', 'No body is read here.');

const refuse = (request: IncomingMessage, response: ServerResponse): void => {
  const requestId = requestIdOf(request.headers['x-request-id']);
  response
    .writeHead(413, {
      'content-type': 'application/problem+json',
      'cache-control': 'private, no-store',
      'x-request-id': requestId,
    })
    .end(JSON.stringify(problemOf(problem, requestId)));
};
