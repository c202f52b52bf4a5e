import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { StoredEvent } from '#server/event-store/event-store.ts';
import type { Projection } from '../projection.ts';

/**
 * The positions among these events' that an operator decided to leave out. What was left out of a
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
  const leftOut = new Map(rows.map((row) => [row.position, row.command_id]));
  const isLeftOut = ({ position, commandId }: (typeof events)[number]): boolean => {
    const command = leftOut.get(position);
    return command === null || command === commandId;
  };
  return new Set(events.filter(isLeftOut).map(({ position }) => position));
};
