import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { v7 as newId } from 'uuid';
import { createPool } from '#db/client.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import type { Contestant } from './contestant.ts';
import { sampleEvent, sampleMetadata } from './sample-event.ts';

/** The peer: Emmett's PostgreSQL event store with its own defaults. */
export const emmett = async (database: TestDatabase): Promise<Contestant> => {
  const store = getPostgreSQLEventStore(database.urls.owner);
  await store.schema.migrate();
  const pool = createPool(database.urls.owner, { max: 1, application: 'bench emmett' });
  return {
    name: 'Emmett',
    append: () =>
      store.appendToStream(
        `order-${newId()}`,
        [{ ...sampleEvent(), kind: 'Event', metadata: sampleMetadata() }],
        { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' },
      ),
    faults: async (answered) => {
      const { rows } = await pool.query('select count(*) as stored from emt_messages');
      const stored = rows[0]?.stored;
      return stored === answered ? [] : [`Emmett: ${answered} answered, ${stored} stored`];
    },
    close: async () => {
      await pool.end();
      await store.close();
    },
  };
};
