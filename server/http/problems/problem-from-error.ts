import { mayPass } from '#db/may-pass.ts';
import { cannotHoldValue, codeOf, lacksRight, lacksTable } from '#db/sql-state.ts';
import type { AuthError } from '#server/auth/auth-error.ts';
import { invalid, ProblemError } from './problem-error.ts';

/**
 * By name, not by `instanceof`: Next bundles routes apart, and what the process shares was made in
 * another bundle, whose class of the same name is another class.
 */
const isProblem = (error: unknown): error is ProblemError =>
  error instanceof Error && error.name === 'ProblemError';
const isRefusal = (error: unknown): error is AuthError =>
  error instanceof Error && error.name === 'AuthError';

/** The problem that tells the outside of anything thrown. An unknown error is told without detail. */
export function problemFromError(error: unknown): ProblemError {
  if (isProblem(error)) return error;
  if (isRefusal(error)) return fromAuth(error);
  const code = codeOf(error);
  if (code === 'invalid-cursor') return invalid('/cursor', 'belongs to another list');
  if (code === 'overloaded' || code === 'unavailable' || code === 'view-missing') {
    return unavailable(error);
  }
  // Migrations make tables anew and then grant them, under load too.
  if (mayPass(error) || lacksTable(error) || lacksRight(error)) return unavailable(error);
  // Input that every check before it let through.
  if (code === 'invalid-append' || cannotHoldValue(error)) {
    return new ProblemError('invalid-request', 'The request holds a value that cannot be kept.', {
      cause: error,
    });
  }
  return new ProblemError('internal', 'Something went wrong. It has been written down.', {
    cause: error,
  });
}

const unavailable = (cause: unknown) =>
  new ProblemError('unavailable', 'Please try again in a moment.', { cause, retryAfter: 1 });

function fromAuth(error: AuthError): ProblemError {
  const { message, code, retryAfter = 1, limit } = error;
  switch (code) {
    case 'bad-credentials':
      return new ProblemError('unauthenticated', message, { cause: error });
    case 'common-password':
      return invalid('/password', 'is too common; choose one that nobody would guess');
    case 'wait':
      return new ProblemError('rate-limited', message, {
        cause: error,
        retryAfter,
        ...(limit && {
          headers: {
            'ratelimit-policy': `"${limit.of}";q=${limit.quota};w=3600`,
            ratelimit: `"${limit.of}";r=0;t=${retryAfter}`,
          },
        }),
      });
    case 'overloaded':
      return new ProblemError('unavailable', message, { cause: error, retryAfter });
    default:
      return code satisfies never;
  }
}
