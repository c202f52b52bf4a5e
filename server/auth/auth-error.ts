/**
 * Why somebody is not let in. `bad-credentials` says nothing about which part was wrong;
 * `common-password` is told at sign-up only; `wait` and `overloaded` pass by themselves.
 */
export type AuthErrorCode = 'bad-credentials' | 'common-password' | 'wait' | 'overloaded';

/** A refused sign-in or sign-up. `retryAfter` is in seconds. */
export class AuthError extends Error {
  readonly code: AuthErrorCode;
  readonly retryAfter: number | undefined;

  constructor(
    code: AuthErrorCode,
    message: string,
    options?: ErrorOptions & { retryAfter?: number },
  ) {
    super(message, options);
    this.name = 'AuthError';
    this.code = code;
    this.retryAfter = options?.retryAfter;
  }
}
