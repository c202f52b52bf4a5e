import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { chargeAttempt } from './sign-in-attempts.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** An attempt that began before another one of the same account and was overtaken by it. */
const overtaken = (key: string) =>
  database.authDb.transaction().execute(async (earlier) => {
    await sql`select now()`.execute(earlier);
    await chargeAttempt(database.authDb, { of: 'account', key });
    await chargeAttempt(earlier, { of: 'account', key });
  });

test('whoever signs in to one account at once is not told to wait, in whatever order they are counted', async () => {
  await overtaken('new to us');
  await chargeAttempt(database.authDb, { of: 'account', key: 'known to us' });
  await overtaken('known to us');
});

test('after the free attempts each waits, twice as long as the one before', async () => {
  const attempt = { of: 'account', key: 'guessed' } as const;
  for (let free = 1; free <= 20; free += 1) await chargeAttempt(database.authDb, attempt);
  await expect(chargeAttempt(database.authDb, attempt)).rejects.toMatchObject({ code: 'wait' });
});

test('a clock that is set back makes nobody wait for as long', async () => {
  const attempt = { of: 'account', key: 'before the jump' } as const;
  for (let free = 1; free <= 20; free += 1) await chargeAttempt(database.authDb, attempt);
  await sql`update auth.sign_in_attempts set last_at = last_at + interval '1 hour',
    next_at = next_at + interval '1 hour' where next_at <> '-infinity'`.execute(database.authDb);
  await chargeAttempt(database.authDb, attempt);
  // No more than one is given away.
  await expect(chargeAttempt(database.authDb, attempt)).rejects.toMatchObject({ code: 'wait' });
});
