import { type Problem, type ProblemCode, problemStatus } from '#server/contracts/problem.ts';
import type { ProblemError } from './problem-error.ts';

const titles: Record<ProblemCode, string> = {
  'invalid-request': 'The request is not valid',
  unauthenticated: 'Sign in first',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  'method-not-allowed': 'This method is not allowed here',
  'request-timeout': 'The body took too long',
  conflict: 'The present state does not allow this',
  'version-conflict': 'The order has changed',
  'projection-behind': 'The view has not got that far yet',
  'payload-too-large': 'The body is too large',
  'unsupported-media-type': 'The body must be JSON',
  unprocessable: 'This cannot be done',
  'idempotency-key-reused': 'The Idempotency-Key belongs to another command',
  'rate-limited': 'Too many requests',
  internal: 'Something went wrong',
  unavailable: 'Not available at the moment',
};

/** The answer to a refused request, as RFC 9457 has it. */
export const problemOf = (error: ProblemError, requestId: string): Problem => ({
  type: `urn:evenkeel:problem:${error.code}`,
  title: titles[error.code],
  status: problemStatus[error.code],
  // Of a failure of ours there is nothing to tell beyond its title.
  ...(error.code !== 'internal' && { detail: error.message }),
  code: error.code,
  ...error.details,
  requestId,
});

/** The answer to a refused request: `application/problem+json`. */
export function problemResponse(error: ProblemError, requestId: string): Response {
  const body = problemOf(error, requestId);
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { ...error.headers, 'content-type': 'application/problem+json' },
  });
}
