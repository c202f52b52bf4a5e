import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { childEnvironment } from '#server/runtime/child-environment.ts';

const program = new URL('main.ts', import.meta.url).pathname;

test('without the security log nothing is done, and the operator is told what to do', async () => {
  const { readDb, urls, secret, drop } = await testDatabase();
  const name = 'orders';
  await readDb
    .insertInto('read.checkpoints')
    .values({ projection: name, version: 1, position: 0 })
    .execute();
  await sql`alter schema auth rename to lost`.execute(readDb);
  const env = childEnvironment({ DATABASE_URL: urls.owner, BETTER_AUTH_SECRET: secret });
  const ended = await promisify(execFile)(process.execPath, [program, 'pause', name], { env }).then(
    () => expect.fail('it says that it is done'),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }),
  );
  expect(ended).toMatchObject({ code: 1, stderr: expect.stringMatching(/npm run migrate\.\n$/) });
  const { paused } = await readDb
    .selectFrom('read.checkpoints')
    .select('paused')
    .executeTakeFirstOrThrow();
  expect(paused).toBe(false);
  await drop();
});
