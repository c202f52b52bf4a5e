/** Every rule that can refuse a command. Stable names: they travel as `reason` in a problem. */
export type RejectionReason =
  | 'order-not-found'
  | 'order-already-exists'
  | 'order-not-pending'
  | 'order-not-shipped'
  | 'order-empty'
  | 'total-too-large'
  | 'mixed-currencies'
  | 'prices-changed'
  | 'role-not-allowed'
  | 'reason-not-allowed'
  | 'note-required'
  | 'too-many-notes'
  | 'customer-already-registered'
  | 'customer-not-registered'
  | 'product-already-listed'
  | 'product-not-listed';

/** A named "no", with a sentence that can be shown to the person who asked. */
export type Rejection = { reason: RejectionReason; message: string };

/** What a decider answers: what happened (possibly nothing), or why it may not. */
export type Decision<Event> = { events: Event[] } | { rejection: Rejection };

export const rejected = (reason: RejectionReason, message: string): { rejection: Rejection } => ({
  rejection: { reason, message },
});
