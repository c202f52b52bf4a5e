'use client';

import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import type { DecisionBasis } from '#app/_consistency/core/pending/decision-basis.ts';
import { useTimeline } from '#app/_consistency/react/queries/use-timeline.ts';
import { useViewer } from '#app/_session/viewer/viewer-context.tsx';
import { changesSince, type ForeignChange } from './changes-since.ts';

/** What others did to an order since it was seen; `isCurrent` once that is all of it. */
export const useChangesSince = (
  order: Pick<DrawnOrder, 'id' | 'customerName'>,
  seen: DecisionBasis,
): { changes: ForeignChange[]; isCurrent: boolean; failed: boolean } => {
  const viewer = useViewer();
  const { entries, isCurrent, status } = useTimeline(order.id);
  const changes = viewer === null ? [] : changesSince(entries, seen, viewer, order.customerName);
  return { changes, isCurrent, failed: status === 'error' };
};
