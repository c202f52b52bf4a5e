import { type RawBuilder, sql } from 'kysely';

/**
 * The number of the order that an event is about, of `read.dead_letters as letter` (of live views) or
 * `read.skipped_events as skipped`. An order that no view has is called by the position of the event
 * that began it, if that one is parked or was left out; null otherwise, and of other streams.
 */
export const orderNumberOf = (event: 'letter' | 'skipped'): RawBuilder<number | null> => {
  const its = (column: string) => sql.ref(`${event}.${column}`);
  const began = sql`first.projection = ${its('projection')} and first.stream_id = ${its('stream_id')}
    and first.stream_type = 'order' and first.version = 1`;
  return sql<number | null>`case when ${its('stream_type')} = 'order' then coalesce(
    (select number from read.orders held where held.id = ${its('stream_id')}),
    (select first.position from read.dead_letters first
      where ${began} and first.place = 'live' limit 1),
    (select first.position from read.skipped_events first where ${began} limit 1)) end`;
};
