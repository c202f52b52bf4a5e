import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { clusterFiles } from '#db/embedded/cluster-files.ts';
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

test('a Postgres that has ended by itself is the next one to whoever asks for its process', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-kept-'));
  const postgres = await keepPostgres(folder);
  try {
    const first = await postgres.pid();
    // As after a recovery that failed: the server takes the file that names it away, and ends.
    process.kill(first, 'SIGINT');
    let next = first;
    while (next === first) {
      next = await postgres.pid();
      await turn();
    }
    expect(process.kill(next, 0)).toBe(true);
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

test('a Postgres whose files somebody is at stays down, and answers again afterwards', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-kept-'));
  const postgres = await keepPostgres(folder);
  const settings = join(clusterFiles(folder).data, 'postgresql.auto.conf');
  try {
    await postgres.whileDown(async () => {
      const refused = new pg.Client({ connectionString: postgres.url }).connect();
      await expect(refused).rejects.toMatchObject({ code: 'ECONNREFUSED' });
      await writeFile(settings, "cluster_name = 'moved'");
    });
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    const { rows } = await client.query('show cluster_name');
    await client.end();
    expect(rows).toEqual([{ cluster_name: 'moved' }]);
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
