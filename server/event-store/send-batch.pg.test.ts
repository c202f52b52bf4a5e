import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { commandDb } from '#db/testing/command-db.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { prepareAppend } from './prepare-append.ts';
import { sampleAppend } from './sample-append.ts';
import { sendBatch } from './send-batch.ts';

test('a batch whose connection the database ends is sent again by itself, and answered', async () => {
  const database = await testDatabase();
  const db = commandDb(database, { max: 2 });
  const holder = await database.writeDb.startTransaction().execute();
  await sql`select from write.head for update`.execute(holder);
  const sent = sendBatch(db, [prepareAppend(sampleAppend({ count: 2 }))]);
  await vi.waitUntil(
    async () => {
      const { rows } = await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'writer' and datname = current_database()
          and wait_event_type = 'Lock'`.execute(database.readDb);
      return rows.length > 0;
    },
    { timeout: 20_000, interval: 5 },
  );
  await holder.rollback().execute();
  expect(await sent).toMatchObject([{ outcome: 'appended', version: 2 }]);
  await db.destroy();
  await database.drop();
});
