import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { keepPostgres } from './keep-postgres.ts';

test('a Postgres that is killed by two at once dies twice, and answers again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-kept-'));
  const postgres = await keepPostgres(folder);
  try {
    const pids = [await postgres.pid()];
    const kill = async () => {
      await postgres.kill();
      pids.push(await postgres.pid());
    };
    await Promise.all([kill(), kill()]);

    expect(new Set(pids).size).toBe(3);
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.end();
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
