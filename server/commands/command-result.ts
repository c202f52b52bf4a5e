import type { OrderView } from '#server/domain/orders/view.ts';
import type { Rejection } from '#server/domain/rejection.ts';

/** The command's events are durable; `replayed` when this is the repeat of its first answer. */
export type Accepted = {
  kind: 'accepted';
  commandId: string;
  orderId: string;
  version: number;
  position: number;
  epoch: string;
  replayed: boolean;
};

/**
 * What came of a command. `current` is the order that stood in the way, with names opened; it is
 * absent when the asking actor may not see that order. `command-reused`: the same actor used this
 * command id with another body.
 */
export type CommandResult =
  | Accepted
  | { kind: 'rejected'; rejection: Rejection; current?: OrderView }
  | { kind: 'version-conflict'; current?: OrderView }
  | { kind: 'command-reused' }
  | { kind: 'unknown-product'; productIds: string[] };
