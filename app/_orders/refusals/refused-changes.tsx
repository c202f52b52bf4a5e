'use client';

import { CircleX } from 'lucide-react';
import { type Change, isRefused } from '#app/_consistency/core/drawing/change.ts';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { Notice } from '#app/_ui/states/notice.tsx';
import { ConflictLine } from '../conflicts/conflict-line.tsx';
import { Conflict } from './conflict.tsx';
import { describeBlocked, describeRefusal, isConflict, isSettled } from './describe-refusal.ts';
import { RefusalButtons } from './refusal-buttons.tsx';
import { TypedText } from './typed-text.tsx';

export type RefusedChangesProps = {
  changes: readonly Change[];
  /** The truth that the change met, where there is one. */
  order?: DrawnOrder;
  onRetry: (commandId: string) => void;
  onDiscard: (commandId: string) => void;
  /** Opens what was typed again. */
  onEdit: (change: Change) => void;
  /** Where no toast speaks of it. */
  isSpoken?: boolean;
};

/** Each refused change with its reason, what was typed, and what can be done about it. */
export const RefusedChanges = ({ changes, order, isSpoken, ...actions }: RefusedChangesProps) => (
  <div role={isSpoken ? 'alert' : undefined} className="flex flex-col gap-2">
    {changes.filter(isRefused).map((change) => (
      <Notice
        key={change.commandId}
        tone="refused"
        icon={<CircleX />}
        actions={<RefusalButtons change={change} changes={changes} order={order} {...actions} />}
      >
        <Refusal change={change} changes={changes} order={order} />
        <TypedText command={change.command} />
      </Notice>
    ))}
  </div>
);

/** The rules that the order's state itself gave: what made it so is told beside them. */
const stateRules = new Set(['order-not-pending', 'order-not-shipped']);

const Refusal = ({
  change,
  changes,
  order,
}: {
  change: Change;
  changes: readonly Change[];
  order: DrawnOrder | undefined;
}) => {
  if (change.state === 'blocked') {
    return <p className="font-medium">{describeBlocked(change, isSettled(changes))}</p>;
  }
  return (
    <>
      <p className="font-medium">{describeRefusal(change)}</p>
      {order !== undefined && isConflict(change) && <Conflict order={order} change={change} />}
      {order !== undefined && stateRules.has(change.code ?? '') && <ConflictLine order={order} />}
    </>
  );
};
