import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { runOperations } from './run-operations.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test('a rebuild to one version of a projection is for workers of that version alone', async () => {
  const { readDb } = database;
  const ask = (version: number | null) =>
    readDb
      .insertInto('read.operations')
      .values({ projection: 'orders', kind: 'rebuild', version, requested_by: 'me' })
      .execute();
  await ask(2);
  await ask(null);
  const workers = [1, 2].map((version) =>
    runOperations({
      db: readDb,
      worker: `of version ${version}`,
      log,
      projections: [{ name: 'orders', version }],
      perform: async () => 'Done.',
    }),
  );
  const [old, young] = workers;
  const done = () =>
    readDb
      .selectFrom('read.operations')
      .select(['version', 'worker'])
      .where('state', '=', 'done')
      .orderBy('id')
      .execute();
  try {
    await vi.waitUntil(async () => (await done()).length === 2, { timeout: 30_000 });
    expect((await done())[0]).toEqual({ version: 2, worker: 'of version 2' });
    await young?.stop();
    await ask(2);
    await ask(null);
    await vi.waitUntil(async () => (await done()).length === 3, { timeout: 30_000 });
    expect((await done()).at(-1)).toEqual({ version: null, worker: 'of version 1' });
  } finally {
    await Promise.all([old?.stop(), young?.stop()]);
  }
});
