/**
 * Why somebody is not let in. `bad-credentials` says nothing about which part was wrong;
 * `common-password` is told at sign-up only; `wait` and `overloaded` pass by themselves.
 */
export type AuthErrorCode = 'bad-credentials' | 'common-password' | 'wait' | 'overloaded';

/** What attempts are counted by; those by `everybody` are of browsers that their account does not know. */
export type AttemptLimit = 'account' | 'address' | 'everybody';

/** A refused sign-in or sign-up. `retryAfter` is in seconds, `limit` (attempts an hour) of a `wait`. */
export class AuthError extends Error {
  readonly code: AuthErrorCode;
  readonly retryAfter: number | undefined;
  readonly limit: { of: AttemptLimit; quota: number } | undefined;

  constructor(
    code: AuthErrorCode,
    message: string,
    options?: ErrorOptions & {
      retryAfter?: number;
      limit?: { of: AttemptLimit; quota: number };
    },
  ) {
    super(message, options);
    this.name = 'AuthError';
    this.code = code;
    this.retryAfter = options?.retryAfter;
    this.limit = options?.limit;
  }
}
