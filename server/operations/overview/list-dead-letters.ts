import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { DeadLetterList } from '#server/contracts/operations.ts';
import { orderNumberOf } from './order-number-of.ts';

const mostAtOnce = 500;

const lettersOf = (db: Kysely<ReadDatabase>, projection: string) =>
  db
    .selectFrom('read.dead_letters as letter')
    .where('letter.projection', '=', projection)
    .where('letter.place', '=', 'live');

/** The parked events of a projection's live view behind a position, oldest first, a page at a time. */
export const listDeadLetters = async (
  db: Kysely<ReadDatabase>,
  projection: string,
  { after = 0, limit = mostAtOnce } = {},
): Promise<DeadLetterList> => {
  const letters = lettersOf(db, projection);
  const [rows, { total }] = await Promise.all([
    letters
      .selectAll('letter')
      .select(orderNumberOf('letter').as('number'))
      .where('letter.position', '>', after)
      .orderBy('letter.position')
      .limit(limit + 1)
      .execute(),
    letters.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ]);
  return {
    total,
    hasMore: rows.length > limit,
    data: rows.slice(0, limit).map((row) => ({
      id: row.position,
      position: row.position,
      streamType: row.stream_type,
      streamId: row.stream_id,
      orderId: row.stream_type === 'order' ? row.stream_id : null,
      number: row.number,
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

/** Whether the live view of a projection has parked the event at this position. */
export const isParked = async (
  db: Kysely<ReadDatabase>,
  projection: string,
  position: number,
): Promise<boolean> => {
  const letter = await lettersOf(db, projection)
    .select('letter.position')
    .where('letter.position', '=', position)
    .executeTakeFirst();
  return letter !== undefined;
};
