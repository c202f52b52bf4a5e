import { order } from '#server/contracts/order.ts';
import { strandedOrders } from '../core/pending/stranded-orders.ts';
import { readView, type ViewReader } from './read-view.ts';

/** So many at once; the others follow at the next poll, which is soon while any is awaited. */
const mostAtOnce = 20;

/** Reads singly the orders whose accepted changes no answer tells of any more. Never rejects. */
export const fetchStranded = async (reader: ViewReader): Promise<void> => {
  const ids = strandedOrders(reader.store.getSnapshot()).slice(0, mostAtOnce);
  const reads = ids.map((id) =>
    readView(reader, `/api/orders/${id}`, order, (row) => ({ orders: [row] })),
  );
  await Promise.allSettled(reads);
};
