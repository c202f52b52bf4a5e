import { type Kysely, sql } from 'kysely';
import { isAboutCommand } from '#db/read/is-of-this-log.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { StoredEvent } from '#server/event-store/event-store.ts';
import type { Projection } from '../projection.ts';

/**
 * The positions among these events' that an operator has skipped, each with when (ISO 8601). What was
 * skipped in a log that is lost says nothing about the event that has its position in another one.
 */
export const skippedPositions = async (
  db: Kysely<ReadDatabase>,
  { name }: Pick<Projection, 'name'>,
  events: readonly Pick<StoredEvent, 'position' | 'commandId'>[],
): Promise<ReadonlyMap<number, string>> => {
  // Of these events those about which something was decided.
  const rows = await db
    .selectFrom('read.skipped_events as skipped')
    .innerJoin(
      sql<{ position: number; command_id: string }>`(select * from unnest(
        ${events.map(({ position }) => position)}::bigint[],
        ${events.map(({ commandId }) => commandId)}::uuid[]))`.as<'event'>(
        sql`event(position, command_id)`,
      ),
      'event.position',
      'skipped.position',
    )
    .select(['skipped.position', 'skipped.skipped_at'])
    .where('skipped.projection', '=', name)
    .where(isAboutCommand(sql.ref('event.command_id')))
    .execute();
  return new Map(rows.map(({ position, skipped_at: at }) => [position, at]));
};
