import { v7 as newId } from 'uuid';
import { createPool } from '#db/client.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import type { Contestant } from './contestant.ts';
import { sampleEvent, sampleMetadata } from './sample-event.ts';

const table = `create table plain_events (
  position bigint generated always as identity primary key,
  stream_type text not null, stream_id uuid not null, version integer not null,
  type text not null, schema_version integer not null, data jsonb not null,
  metadata jsonb not null, command_id uuid not null, at timestamptz(3) not null default now(),
  unique (stream_id, stream_type, version))`;

/** A connection may hold its prepared statement: the limit is given every advantage. */
const insert = {
  name: 'insert',
  text: `insert into plain_events
    (stream_type, stream_id, version, type, schema_version, data, metadata, command_id)
    values ('order', $1, 1, $2, 1, $3, $4, $5) returning position`,
};

/** The limit: one plain INSERT an append, without positions in commit order or known commands. */
export const plainInsert = async (database: TestDatabase): Promise<Contestant> => {
  const pool = createPool(database.urls.owner, { max: 64, application: 'bench insert' });
  await pool.query(table);
  return {
    name: 'plain INSERT',
    append: () => {
      const { type, data } = sampleEvent();
      const values = [
        newId(),
        type,
        JSON.stringify(data),
        JSON.stringify(sampleMetadata()),
        newId(),
      ];
      return pool.query({ ...insert, values });
    },
    faults: async (answered) => {
      const { rows } = await pool.query('select count(*) as stored from plain_events');
      const stored = rows[0]?.stored;
      return stored === answered ? [] : [`INSERT: ${answered} answered, ${stored} stored`];
    },
    close: () => pool.end(),
  };
};
