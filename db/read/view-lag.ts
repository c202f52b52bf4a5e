import { sql } from 'kysely';

/** A caught-up worker says so every second: what it said within this time still holds. */
export const sayingHolds = sql`interval '1500 ms'`;

/**
 * How long ago (ms) the view of a row of `read.checkpoints as view` was last known to hold the whole
 * log; 0 as long as what was said then holds.
 */
export const viewLagMs = sql<number>`
  case when now() - coalesce(view.caught_up_at, view.updated_at) < ${sayingHolds} then 0
  else extract(epoch from now() - coalesce(view.caught_up_at, view.updated_at)) * 1000 end::int8`;
