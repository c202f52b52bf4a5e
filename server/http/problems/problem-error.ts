import type { Problem, ProblemCode } from '#server/contracts/problem.ts';

/** Fields that a problem may carry beside its code; see `Problem`. */
export type ProblemDetails = Pick<
  Problem,
  'reason' | 'errors' | 'current' | 'position' | 'projections'
>;

export type ProblemOptions = ErrorOptions & {
  details?: ProblemDetails;
  /** Seconds until it is worth asking again. */
  retryAfter?: number;
  headers?: Record<string, string>;
};

/** A request that is refused. `message` is for the person who asked; `cause` for the log alone. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
  readonly headers: Record<string, string>;

  constructor(code: ProblemCode, message: string, options: ProblemOptions = {}) {
    super(message, options);
    this.name = 'ProblemError';
    this.code = code;
    this.details = options.details ?? {};
    this.headers = { ...options.headers };
    if (options.retryAfter !== undefined) {
      this.headers['retry-after'] = String(Math.max(1, Math.ceil(options.retryAfter)));
    }
  }
}

/** A 400 that points at what is wrong; `pointer` is a JSON pointer into the body, or empty. */
export const invalid = (pointer: string, message: string): ProblemError =>
  new ProblemError('invalid-request', 'The request is not valid.', {
    details: { errors: [{ pointer, message }] },
  });
