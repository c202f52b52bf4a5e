import { sql } from 'kysely';

/** A caught-up worker says so every second: what it said within this time still holds. */
export const sayingHolds = sql`interval '1500 ms'`;

const said = sql`coalesce(view.caught_up_at, view.updated_at)`;

/**
 * How long ago (ms) the view of a row of `read.checkpoints as view` was last known to hold the whole
 * log; 0 as long as what was said then holds. A time that lies ahead was said before the clock was set
 * back, nobody knows how long ago: about as long as it lies ahead, for it must not seem fresh.
 */
export const viewLagMs = sql<number>`
  case when ${said} > now() - ${sayingHolds} and ${said} < now() + interval '1 second' then 0
  else abs(extract(epoch from now() - ${said})) * 1000 end::int8`;
