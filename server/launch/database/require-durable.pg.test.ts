import { expect, inject, test } from 'vitest';
import { environment } from '#server/runtime/environment.ts';
import { migrated } from './open-database.ts';

test('a Postgres that may lose what it has acknowledged is refused in production, naming why', async () => {
  // The cluster of the tests is one: it is thrown away after them.
  const { adminUrl, secret } = inject('cluster');
  const env = environment({ NODE_ENV: 'production', BETTER_AUTH_SECRET: secret });
  await expect(migrated(env, adminUrl)).rejects.toThrow('set fsync = on, full_page_writes = on');
});
