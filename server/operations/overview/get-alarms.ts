import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { OperationsAlarms } from '#server/contracts/operations.ts';
import type { EventStore } from '#server/event-store/event-store.ts';
import { listProjections } from './list-projections.ts';

/** What somebody should look at now; all zero, empty and true where nothing is wrong. */
export const getAlarms = async (
  db: Kysely<ReadDatabase>,
  eventStore: Pick<EventStore, 'head'>,
): Promise<OperationsAlarms> => {
  const [{ projections }, { unaccounted }] = await Promise.all([
    listProjections(db, eventStore),
    db
      .selectFrom('read.audits')
      .select((eb) => eb.fn.sum<number | null>('unaccounted').as('unaccounted'))
      .executeTakeFirstOrThrow(),
  ]);
  return {
    hasWorker: projections.some(({ state }) => state !== 'unattended'),
    stopped: projections.filter(({ state }) => state === 'stopped').map(({ name }) => name),
    parked: projections.reduce((sum, { deadLetters }) => sum + deadLetters, 0),
    unaccounted: Number(unaccounted ?? 0),
  };
};
