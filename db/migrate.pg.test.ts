import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import type { TestDatabase } from './testing/create-test-database.ts';
import { testDatabase } from './testing/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test('a database that is up to date is left as it is', async () => {
  const { urls, secret } = database;
  const ran = await migrate({ ownerUrl: urls.owner, readOwnerUrl: urls.owner, secret });
  expect(ran).toEqual([]);
});
