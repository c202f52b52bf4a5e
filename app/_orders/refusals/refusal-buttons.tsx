'use client';

import type { Change } from '#app/_consistency/core/drawing/change.ts';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { whyNotNow } from './conflict.tsx';
import { isConflict, isSettled } from './describe-refusal.ts';

type Props = {
  change: Change;
  /** All changes of its order. */
  changes: readonly Change[];
  order: DrawnOrder | undefined;
  onRetry: (commandId: string) => void;
  onDiscard: (commandId: string) => void;
  onEdit: (change: Change) => void;
};

/** What can be done about a refused change, or one that was held back behind it. */
export const RefusalButtons = ({ change, changes, order, onRetry, onDiscard, onEdit }: Props) => {
  const retry = retryLabel(change, changes, order);
  return (
    <>
      {retry !== undefined && (
        <Button size="small" onClick={() => onRetry(change.commandId)}>
          {retry}
        </Button>
      )}
      {isEditable(change, order) && (
        <Button size="small" onClick={() => onEdit(change)}>
          Edit
        </Button>
      )}
      <Button size="small" onClick={() => onDiscard(change.commandId)}>
        Discard
      </Button>
    </>
  );
};

/** Whether there is a form for it: a new order’s is the cart, all others need the order. */
const isEditable = ({ type }: Change, order: DrawnOrder | undefined): boolean =>
  type !== 'DeliverOrder' && (type === 'CreateOrder' || order !== undefined);

/** What the same change is refused with however often it is sent. */
const unchanging: ReadonlySet<string> = new Set([
  'prices-changed',
  'invalid-request',
  'unprocessable',
  'payload-too-large',
]);

/** How asking again is called; undefined when it could only be refused once more. */
const retryLabel = (
  change: Change,
  changes: readonly Change[],
  order: DrawnOrder | undefined,
): string | undefined => {
  if (change.state === 'blocked') {
    return isSettled(changes) ? 'Send now' : undefined;
  }
  // The same words would meet the same answer: they are edited.
  if (unchanging.has(change.code ?? '')) return undefined;
  if (order !== undefined && whyNotNow(order, change) !== undefined) return undefined;
  if (!isConflict(change)) return 'Try again';
  return order === undefined ? undefined : 'Do it anyway';
};
