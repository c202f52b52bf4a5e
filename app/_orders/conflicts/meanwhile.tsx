'use client';

import { TriangleAlert } from 'lucide-react';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import type { DecisionBasis } from '#app/_consistency/core/pending/decision-basis.ts';
import { Notice } from '#app/_ui/states/notice.tsx';
import type { OrderAction } from '#server/contracts/order.ts';
import { ConflictLine } from './conflict-line.tsx';
import { ForeignChanges } from './foreign-changes.tsx';
import { useChangesSince } from './use-changes-since.ts';

type Props = { order: DrawnOrder; opened: DecisionBasis; action: OrderAction };

/** In an open dialog: what happened to the order since it was opened, beside what is being typed. */
export const Meanwhile = ({ order, opened, action }: Props) => {
  const { changes } = useChangesSince(order, opened);
  const forbidden = order.allowedActions.find((rule) => rule.action === action)?.reason;
  if (changes.length === 0 && forbidden === undefined) return null;
  return (
    <div role="alert">
      <Notice tone="refused" icon={<TriangleAlert />}>
        {changes.length > 0 ? <ForeignChanges changes={changes} /> : <ConflictLine order={order} />}
        {forbidden !== undefined && <p>{forbidden}</p>}
      </Notice>
    </div>
  );
};
