import { type RawBuilder, sql } from 'kysely';

/**
 * Whether what a row of `read.skipped_events as skipped` decided is about the event of this command.
 * After a restore another event may stand at its position, of which nothing was decided. An earlier
 * release wrote down no command: its rows are about whatever stands there.
 */
export const isAboutCommand = (command: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(skipped.command_id is null or skipped.command_id = ${command})`;

/**
 * Whether a row of `read.skipped_events as skipped` is of the log that the views are made of, as far as
 * they can tell: they have no other event where that one stood, in the log or in its stream.
 */
export const isOfThisLog = sql<boolean>`not exists (
  select from read.order_events held
  where (held.position = skipped.position
      or (held.order_id = skipped.stream_id and held.version = skipped.version))
    and not ${isAboutCommand(sql.ref('held.command_id'))})`;
