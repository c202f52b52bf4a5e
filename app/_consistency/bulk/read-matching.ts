import { type MatchingOrders, matchingOrders } from '#server/contracts/order-queries.ts';
import type { AdminOrderFilter } from '../core/drawing/order-filter.ts';
import type { Engine } from '../create-engine.ts';
import { readKnown } from '../transport/read-known.ts';
import { asDrawn } from './as-drawn.ts';
import type { BulkOrder } from './bulk-plan.ts';

/** More is done in parts: see the server's own bound on counting. */
export const mostAtOnce = 10_000;

/** The page of matching orders after `cursor`. Throws ReadFailed. */
const readPage = (
  engine: Engine,
  { sort: _, ...filter }: AdminOrderFilter,
  limit: number,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<MatchingOrders> => {
  const query = new URLSearchParams({ limit: String(limit), ...(cursor !== null && { cursor }) });
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined) query.set(name, String(value));
  }
  return readKnown(engine, `/api/admin/orders/matching?${query}`, matchingOrders, signal);
};

/** How many orders match a filter now, and the position for which that is true. Throws ReadFailed. */
export const countMatching = async (
  engine: Engine,
  filter: AdminOrderFilter,
  signal: AbortSignal,
): Promise<{ count: NonNullable<MatchingOrders['count']>; position: number }> => {
  const { count, meta } = await readPage(engine, filter, 1, null, signal);
  return { count: count ?? { value: 0, atLeast: false }, position: meta.position };
};

/** All orders that match, as they are drawn now, 10,000 at most. Throws ReadFailed. */
export const readMatching = async (
  engine: Engine,
  filter: AdminOrderFilter,
): Promise<BulkOrder[]> => {
  const found: BulkOrder[] = [];
  let cursor: string | null = null;
  do {
    const page: MatchingOrders = await readPage(engine, filter, 1_000, cursor);
    found.push(...asDrawn(engine.store, page.data, filter));
    cursor = page.nextCursor;
  } while (cursor !== null && found.length < mostAtOnce);
  return found.slice(0, mostAtOnce);
};
