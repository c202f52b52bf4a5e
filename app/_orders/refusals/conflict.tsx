'use client';

import type { Change } from '#app/_consistency/core/drawing/change.ts';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { ConflictLine } from '../conflicts/conflict-line.tsx';
import { ForeignChanges } from '../conflicts/foreign-changes.tsx';
import { useChangesSince } from '../conflicts/use-changes-since.ts';
import { actionOf } from './describe-refusal.ts';

/** Who changed an order, what and when, since the viewer decided; and whether it still can be done. */
export const Conflict = ({ order, change }: { order: DrawnOrder; change: Change }) => {
  const seen = { version: change.basisVersion ?? order.version, own: change.ownBefore ?? 0 };
  const { changes, isCurrent, failed } = useChangesSince(order, seen);
  const forbidden = whyNotNow(order, change);
  return (
    <>
      {changes.length > 0 && <ForeignChanges changes={changes} />}
      {changes.length === 0 && isCurrent && (
        <p>The shop has worked on it meanwhile. What you see of it is the same.</p>
      )}
      {changes.length === 0 && !isCurrent && <ConflictLine order={order} />}
      {changes.length === 0 && failed && (
        <p>What exactly changed could not be loaded; the order shows how it is now.</p>
      )}
      {forbidden !== undefined && <p>{forbidden}</p>}
    </>
  );
};

/** Why the change cannot be made to the order as it is now; undefined when it can. */
export const whyNotNow = (
  order: Pick<DrawnOrder, 'allowedActions'>,
  change: Change,
): string | undefined => {
  const rule = order.allowedActions.find(({ action }) => action === actionOf[change.type]);
  return rule?.allowed === false ? (rule.reason ?? 'It is not possible any more.') : undefined;
};
