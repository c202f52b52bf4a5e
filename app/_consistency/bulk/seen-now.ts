import type { Store } from '../core/create-store.ts';
import { drawOrder } from '../core/drawing/draw-order.ts';
import type { DecisionBasis } from '../core/pending/decision-basis.ts';

/** What a command to an order that is given now is decided on; undefined where nothing is drawn of it. */
export const seenNow = (
  { getSnapshot, viewer }: Store,
  orderId: string,
): DecisionBasis | undefined => drawOrder(getSnapshot(), viewer, orderId)?.seen;
