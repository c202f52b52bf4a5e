import type { Reads } from '#server/queries/reads.ts';

/**
 * Since when (ISO 8601) an order that no list has is held up, because the event that began it waits
 * among the dead letters; undefined when it does not.
 */
export async function parkedSince({ db }: Reads, orderId: string): Promise<string | undefined> {
  // The order's first event that the live list of orders could not take.
  const parked = await db
    .selectFrom('read.dead_letters')
    .select('parked_at')
    .where('projection', '=', 'orders')
    .where('place', '=', 'live')
    .where('stream_type', '=', 'order')
    .where('stream_id', '=', orderId)
    .orderBy('version')
    .limit(1)
    .executeTakeFirst();
  return parked?.parked_at;
}
