import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Projection } from '../projection.ts';

/** The positions among these events' that an operator decided to leave out. */
export const skippedPositions = async (
  db: Kysely<ReadDatabase>,
  { name }: Pick<Projection, 'name'>,
  events: readonly { position: number }[],
): Promise<ReadonlySet<number>> => {
  const rows = await db
    .selectFrom('read.skipped_events')
    .select('position')
    .where('projection', '=', name)
    .where('position', '=', sql<number>`any(${events.map(({ position }) => position)}::bigint[])`)
    .execute();
  return new Set(rows.map(({ position }) => position));
};
