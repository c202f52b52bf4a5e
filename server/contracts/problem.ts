import * as z from 'zod/mini';
import { position } from './identifiers.ts';
import { order } from './order.ts';

/** Every problem code with the HTTP status it travels under. */
export const problemStatus = {
  'invalid-request': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'request-timeout': 408,
  conflict: 409,
  'version-conflict': 412,
  'projection-behind': 412,
  'payload-too-large': 413,
  'unsupported-media-type': 415,
  unprocessable: 422,
  'idempotency-key-reused': 422,
  'rate-limited': 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ProblemCode = keyof typeof problemStatus;

/** RFC 9457 `application/problem+json`, with Evenkeel's literal `code`. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  code: z.enum(Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]),
  reason: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ pointer: z.string(), message: z.string() }))),
  current: z.optional(order),
  position: z.optional(position),
  /** How far each projection is. */
  projections: z.optional(z.record(z.string(), position)),
  requestId: z.string(),
});
export type Problem = z.infer<typeof problem>;
