import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from './testing/create-test-database.ts';
import { testDatabase } from './testing/test-database.ts';
import { withClient } from './with-client.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test('a connection that the server ends between two statements fails the work, not the process', async () => {
  const config = { connectionString: database.urls.owner };
  const work = withClient(config, async (client) => {
    const { rows } = await client.query('select pg_backend_pid() as pid');
    const ended = new Promise((resolve) => client.once('end', resolve));
    await withClient(config, (other) =>
      other.query('select pg_terminate_backend($1)', [rows[0].pid]),
    );
    await ended;
    return client.query('select 1');
  });
  await expect(work).rejects.toThrow(/not queryable|terminat/);
});
