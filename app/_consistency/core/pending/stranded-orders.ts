import type { EngineState } from '../engine-state.ts';

/**
 * The ids of orders with an accepted command that no change will tell of any more: they changed
 * before all that is followed, as when too much had changed to be fetched row by row.
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
