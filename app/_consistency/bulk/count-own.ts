import type { Store } from '../core/create-store.ts';
import type { DecisionBasis } from '../core/pending/decision-basis.ts';
import { commandsOf } from '../core/pending/pending-log.ts';
import type { BulkItem } from './bulk-plan.ts';
import { seenNow } from './seen-now.ts';

/**
 * What an item is decided on once the viewer's own changes of its order since then count in: what is
 * drawn now, if the row has come so far by own commands alone. Otherwise it stays as it was, and the
 * server refuses it.
 */
export const countOwn = (
  store: Store,
  { orderId, seen }: Pick<BulkItem, 'orderId' | 'seen'>,
): DecisionBasis | undefined => {
  const now = seenNow(store, orderId);
  if (seen === undefined || now === undefined) return seen;
  const own = commandsOf(store.getSnapshot().settled, orderId).filter(
    ({ version = 0 }) => version > seen.version && version <= now.version,
  );
  const isOwnAlone = now.version - seen.version === own.length;
  // Of an own change that was refused since, the viewer has decided on what never was.
  const lacksOne = now.version + now.own < seen.version + seen.own;
  return isOwnAlone && !lacksOne ? now : seen;
};

/**
 * The items that wait and whose rows have come to hold own changes, with these counted in: the store
 * remembers such commands for a while only, and a plan may take longer.
 */
export const movedByOwn = (store: Store, items: readonly BulkItem[]): BulkItem[] => {
  const settled = new Set(store.getSnapshot().settled.map(({ orderId }) => orderId));
  return items.flatMap((item) => {
    if (item.state !== 'waiting' || !settled.has(item.orderId)) return [];
    const seen = countOwn(store, item);
    return seen === undefined || seen.version === item.seen?.version ? [] : [{ ...item, seen }];
  });
};
