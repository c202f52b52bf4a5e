import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAuthDb, createWriteDb } from '#db/client.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
// biome-ignore lint/style/noRestrictedImports: the real one, as server/start.ts hands it over.
import { createAccount } from '#server/auth/create-account.ts';
import { createEventStore } from '#server/event-store/create-event-store.ts';
import { createPersonalData } from '#server/personal-data/create-personal-data.ts';
import { demoAccounts } from './demo-accounts.ts';
import { seedDemo } from './seed-demo.ts';

let database: TestDatabase;
let writeDb: ReturnType<typeof createWriteDb>;
let authDb: ReturnType<typeof createAuthDb>;
beforeAll(async () => {
  database = await testDatabase();
  writeDb = createWriteDb(database.urls.command, { max: 4, application: 'seed test' });
  authDb = createAuthDb(database.urls.auth, { max: 2, application: 'seed test' });
});
afterAll(async () => {
  await writeDb.destroy();
  await authDb.destroy();
  await database.drop();
});

it('fills a demo shop once, and completes one that was cut short before its accounts', async () => {
  const deps = { eventStore: createEventStore(writeDb), personalData: createPersonalData(writeDb) };
  const interrupted = seedDemo({
    ...deps,
    authDb,
    createAccount: () => Promise.reject(new Error('killed')),
  });
  await expect(interrupted).rejects.toThrow('killed');
  const { position } = await deps.eventStore.head();
  expect(position).toBe(573 + 2_435 + 834 + 2);

  expect(await seedDemo({ ...deps, authDb, createAccount })).toBe(true);
  expect((await deps.eventStore.head()).position).toBe(position + demoAccounts.length);
  const users = await authDb.selectFrom('auth.user').select(['email', 'role']).execute();
  expect(users.map(({ email, role }) => `${role} ${email}`).sort()).toEqual([
    'admin admin@demo.test',
    'customer shopper2@demo.test',
    'customer shopper@demo.test',
    'fulfilment fulfilment@demo.test',
    'support support@demo.test',
  ]);

  const untouched = () => Promise.reject(new Error('asked for nothing'));
  expect(await seedDemo({ ...deps, authDb, createAccount: untouched })).toBe(false);
});
