import { sql } from 'kysely';

/**
 * How long ago (ms) the view of a row of `read.checkpoints as view` was last known to hold the whole
 * log. A caught-up worker says so every second: what is younger than 1.5 s is no lag.
 */
export const viewLagMs = sql<number>`
  case when now() - coalesce(view.caught_up_at, view.updated_at) < interval '1500 ms' then 0
  else extract(epoch from now() - coalesce(view.caught_up_at, view.updated_at)) * 1000 end::int8`;
