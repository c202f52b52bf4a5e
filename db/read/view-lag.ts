import { sql } from 'kysely';

/** A caught-up worker says so every second: what it said within this time still holds. */
export const sayingHolds = sql`interval '1500 ms'`;

/**
 * Until when a view of `read.checkpoints as view` was last known to hold the whole log: when a worker
 * found nothing more, and before the first time that one did, when the last event in it was stored. Of
 * a view of which neither is known a day is told: an alarm, and no claim to be new.
 */
export const heldUntil = sql`coalesce(view.caught_up_at, (view.last_event ->> 'at')::timestamptz, now() - interval '1 day')`;

/**
 * How long ago (ms) the view of a row of `read.checkpoints as view` was last known to hold the whole
 * log; 0 as long as what was said then holds. A time that lies ahead was said before the clock was set
 * back, nobody knows how long ago: about as long as it lies ahead, for it must not seem fresh.
 */
export const viewLagMs = sql<number>`
  case when view.caught_up_at > now() - ${sayingHolds} and view.caught_up_at < now() + interval '1 second' then 0
  else abs(extract(epoch from now() - ${heldUntil})) * 1000 end::int8`;
