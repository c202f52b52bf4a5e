import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { v7 as newId } from 'uuid';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import type { Contestant } from './contestant.ts';
import { sampleEvent, sampleMetadata } from './sample-event.ts';

/** The peer: Emmett's PostgreSQL event store with its own defaults. */
export const emmett = async (database: TestDatabase): Promise<Contestant> => {
  // pg's own defaults, as Emmett would make it; ours only so that it ends before the server does.
  const pool = new pg.Pool({ connectionString: database.urls.owner });
  pool.on('error', () => {});
  const store = getPostgreSQLEventStore(database.urls.owner, { connectionOptions: { pool } });
  await store.schema.migrate();
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
      const stored = Number(rows[0]?.stored);
      return stored === answered ? [] : [`Emmett: ${answered} answered, ${stored} stored`];
    },
    close: async () => {
      await store.close();
      await pool.end();
    },
  };
};
