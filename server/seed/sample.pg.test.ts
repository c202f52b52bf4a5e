import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWriteDb } from '#db/client.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { createEventStore } from '#server/event-store/create-event-store.ts';
import { createPersonalData } from '#server/personal-data/create-personal-data.ts';
import { importSample, readBaskets, sampleOrderIds } from './sample.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test('the sample is found wherever in a long log it is', async () => {
  const others = 60_000;
  await sql`insert into write.events (position, stream_type, stream_id, version, type,
      schema_version, data, metadata, command_id, at)
    select n, 'thing', gen_random_uuid(), 1, 'Happened', 1, '{}', '{}', gen_random_uuid(), now()
    from generate_series(1, ${others}::integer) as n`.execute(database.writeDb);
  await sql`update write.head set position = ${others}`.execute(database.writeDb);
  const writeDb = createWriteDb(database.urls.command, { max: 2, application: 'test' });
  try {
    const eventStore = createEventStore(writeDb);
    await importSample({ eventStore, personalData: createPersonalData(writeDb) });
    const ids = await sampleOrderIds();
    expect(await readBaskets({ eventStore }, ids)).toHaveLength(ids.length);
  } finally {
    await writeDb.destroy();
  }
});
