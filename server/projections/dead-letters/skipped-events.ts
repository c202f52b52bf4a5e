import { type Kysely, sql } from 'kysely';
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
  const rows = await db
    .selectFrom('read.skipped_events')
    .select(['position', 'command_id', 'skipped_at'])
    .where('projection', '=', name)
    .where('position', '=', sql<number>`any(${events.map(({ position }) => position)}::bigint[])`)
    .execute();
  const commands = new Map(events.map(({ position, commandId }) => [position, commandId]));
  return new Map(
    rows
      .filter((row) => row.command_id === null || row.command_id === commands.get(row.position))
      .map((row) => [row.position, row.skipped_at]),
  );
};
