import type { Order } from '#server/contracts/order.ts';
import type { ProblemCode } from '#server/contracts/problem.ts';
import type { Rejection, RejectionReason } from '#server/domain/rejection.ts';
import { ProblemError } from './problem-error.ts';

/** The code under which each rule of the domain is told. A rule without one does not compile. */
const codes: Record<RejectionReason, ProblemCode> = {
  'order-not-found': 'not-found',
  'order-already-exists': 'conflict',
  'order-not-pending': 'conflict',
  'order-not-shipped': 'conflict',
  'order-empty': 'unprocessable',
  'total-too-large': 'unprocessable',
  'mixed-currencies': 'unprocessable',
  'prices-changed': 'conflict',
  'role-not-allowed': 'forbidden',
  'reason-not-allowed': 'forbidden',
  'note-required': 'invalid-request',
  'too-many-notes': 'conflict',
  'customer-already-registered': 'conflict',
  'customer-not-registered': 'unprocessable',
  'product-already-listed': 'conflict',
  'product-not-listed': 'unprocessable',
};

/** A rejection as a problem; a conflict carries the order that stands in the way. */
export function rejectionProblem({ reason, message }: Rejection, current?: Order): ProblemError {
  const code = codes[reason];
  const details = code === 'conflict' && current ? { reason, current } : { reason };
  return new ProblemError(code, message, { details });
}
