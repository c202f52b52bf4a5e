import { sql } from 'kysely';

/** A caught-up worker says so every second: what it said within this time still holds. */
export const sayingHolds = sql`interval '1500 ms'`;

/**
 * When a view of `read.checkpoints as view` was last known complete: when a worker found nothing
 * more; else when its last event was stored; else a day ago, to raise an alarm.
 */
export const completeAsOf = sql`coalesce(view.caught_up_at, (view.last_event ->> 'at')::timestamptz, now() - interval '1 day')`;

/**
 * How long ago (ms) the view of a row of `read.checkpoints as view` was last known to hold the whole
 * log; 0 as long as what was said then holds. A time that lies ahead was said before the clock was set
 * back, nobody knows how long ago: about as long as it lies ahead, for it must not seem fresh.
 */
export const viewLagMs = sql<number>`
  case when view.caught_up_at > now() - ${sayingHolds} and view.caught_up_at < now() + interval '1 second' then 0
  else abs(extract(epoch from now() - ${completeAsOf})) * 1000 end::int8`;
