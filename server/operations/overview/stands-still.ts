import { sql } from 'kysely';
import { isRecent } from '#db/read/is-recent.ts';

/** Whoever follows a view touches its checkpoint every second or so, and with each batch. */
export const touchedSeconds = 30;

/**
 * Whether a view of `read.checkpoints as view` stands still and no operator paused it. Either it
 * cannot go on, and no worker has said within 5 s that it holds the whole log (of two workers one may
 * be too old); or nobody has touched its checkpoint for 30 s, nor resumed it within them (transient
 * failures leave no reason).
 */
export const standsStill = sql<boolean>`(not view.paused and (
  (view.stopped_reason is not null and ${isRecent('view.caught_up_at', 5)} is not true)
  or (${isRecent('view.updated_at', touchedSeconds)} is not true and not exists (
    select from read.operations o where o.projection = view.projection and o.kind = 'resume'
      and ${isRecent('o.finished_at', touchedSeconds)}))))`;
