'use client';

import { CircleX } from 'lucide-react';
import type { Change } from '#app/_consistency/core/change.ts';
import type { DrawnOrder } from '#app/_consistency/core/drawn-order.ts';
import { Button } from '#app/_ui/button.tsx';
import { Notice } from '#app/_ui/notice.tsx';
import { ConflictLine } from './conflict-line.tsx';
import { describeRefusal } from './describe-change.ts';
import { TypedText } from './typed-text.tsx';

type Props = {
  changes: readonly Change[];
  /** The truth that the change met, where there is one. */
  order?: DrawnOrder;
  onRetry: (commandId: string) => void;
  onDiscard: (commandId: string) => void;
  /** Opens what was typed again; left out where there is no form for it. */
  onEdit?: (change: Change) => void;
};

/** Each refused change with its reason, what was typed, and what can be done about it. */
export const RefusalNotes = ({ changes, order, onRetry, onDiscard, onEdit }: Props) => {
  const refused = changes.filter(({ state }) => state === 'refused' || state === 'blocked');
  if (refused.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      {refused.map((change) => (
        <Notice
          key={change.commandId}
          tone="refused"
          icon={<CircleX />}
          actions={
            <>
              {onEdit !== undefined && change.type !== 'DeliverOrder' && (
                <Button size="small" onClick={() => onEdit(change)}>
                  Edit
                </Button>
              )}
              {change.state === 'refused' && (
                <Button size="small" onClick={() => onRetry(change.commandId)}>
                  Try again
                </Button>
              )}
              <Button size="small" onClick={() => onDiscard(change.commandId)}>
                Discard
              </Button>
            </>
          }
        >
          <p className="font-medium">{describeRefusal(change)}</p>
          {order !== undefined && change.code !== undefined && <ConflictLine order={order} />}
          <TypedText command={change.command} />
        </Notice>
      ))}
    </div>
  );
};
