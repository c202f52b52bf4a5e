import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { StoredEvent } from '#server/event-store/event-store.ts';
import type { Projection } from '../projection.ts';

/**
 * The positions among these events' that an operator has skipped. What was skipped in a
 * log that is lost says nothing about the event that has its position in another one.
 */
export const skippedPositions = async (
  db: Kysely<ReadDatabase>,
  { name }: Pick<Projection, 'name'>,
  events: readonly Pick<StoredEvent, 'position' | 'commandId'>[],
): Promise<ReadonlySet<number>> => {
  const rows = await db
    .selectFrom('read.skipped_events')
    .select(['position', 'command_id'])
    .where('projection', '=', name)
    .where('position', '=', sql<number>`any(${events.map(({ position }) => position)}::bigint[])`)
    .execute();
  const skipped = new Map(rows.map((row) => [row.position, row.command_id]));
  const isSkipped = ({ position, commandId }: (typeof events)[number]): boolean => {
    const command = skipped.get(position);
    return command === null || command === commandId;
  };
  return new Set(events.filter(isSkipped).map(({ position }) => position));
};
