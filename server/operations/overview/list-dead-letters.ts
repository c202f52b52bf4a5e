import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { DeadLetterList } from '#server/contracts/operations.ts';

const mostAtOnce = 500;

/** The parked events of a projection's live view, oldest first. */
export const listDeadLetters = async (
  db: Kysely<ReadDatabase>,
  projection: string,
): Promise<DeadLetterList> => {
  const letters = db
    .selectFrom('read.dead_letters')
    .where('projection', '=', projection)
    .where('place', '=', 'live');
  const [rows, { total }] = await Promise.all([
    letters.selectAll().orderBy('position').limit(mostAtOnce).execute(),
    letters.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ]);
  return {
    total,
    data: rows.map((row) => ({
      id: row.position,
      position: row.position,
      streamType: row.stream_type,
      streamId: row.stream_id,
      orderId: row.stream_type === 'order' ? row.stream_id : null,
      version: row.version,
      type: row.type,
      at: row.at,
      commandId: row.command_id,
      correlationId: row.correlation_id,
      data: row.data,
      error: row.error,
      since: row.parked_at,
    })),
  };
};
