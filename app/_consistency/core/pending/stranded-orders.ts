import type { EngineState } from '../engine-state.ts';

/**
 * The ids of orders with an accepted command at a position ≤ `followedFrom`, which no answer of
 * `/api/changes` will bring any more. This happens when too much had changed to be fetched row by row.
 */
export const strandedOrders = ({ pending, epoch, followedFrom }: EngineState): string[] => {
  const stranded = pending.filter(
    (entry) =>
      entry.state === 'accepted' &&
      (entry.epoch ?? epoch) === epoch &&
      (entry.position ?? Number.POSITIVE_INFINITY) <= followedFrom,
  );
  return [...new Set(stranded.map(({ orderId }) => orderId))];
};
