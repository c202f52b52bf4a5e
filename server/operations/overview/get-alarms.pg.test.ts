import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { getAlarms } from './get-alarms.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const log = { head: async () => ({ position: 0, epoch: uuidv7() }) };
const alarms = () => getAlarms(database.readDb, log);

test('whoever operates is told that no worker lives, what is stopped, parked and unaccounted', async () => {
  const { readDb } = database;
  expect(await alarms()).toEqual({ hasWorker: false, stopped: [], parked: 0, unaccounted: 0 });
  await readDb
    .insertInto('read.workers')
    .values({ id: 'w', started_at: new Date(), seen_at: new Date() })
    .execute();
  const checkpoints = ['orders', 'products', 'insights'].map((projection) => ({
    ...{ projection, version: 1, position: 0, paused: false },
    ...{ updated_at: new Date(), caught_up_at: new Date() },
  }));
  await readDb.insertInto('read.checkpoints').values(checkpoints).execute();
  expect(await alarms()).toEqual({ hasWorker: true, stopped: [], parked: 0, unaccounted: 0 });
  await readDb.updateTable('read.checkpoints').set({ parked: 2 }).execute();
  await readDb
    .updateTable('read.checkpoints')
    .set({ stopped_reason: 'Another log', caught_up_at: null })
    .where('projection', '=', 'insights')
    .execute();
  const audits = ['orders', 'insights'].map((projection) => ({
    ...{ projection, unaccounted: 3, findings: '[]' },
  }));
  await readDb.insertInto('read.audits').values(audits).execute();
  expect(await alarms()).toEqual({
    hasWorker: true,
    stopped: ['insights'],
    parked: 6,
    unaccounted: 6,
  });
});
