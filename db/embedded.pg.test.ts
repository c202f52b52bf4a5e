import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Embedded, startEmbedded } from './embedded.ts';

let parent: string;
let dataDir: string;
let running: Embedded | undefined;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'evenkeel-embedded-'));
  // Below a folder that only its owner may enter, in every test: as root, Postgres is not root.
  await chmod(parent, 0o700);
  dataDir = join(parent, 'data');
});
afterEach(() => running?.stop());
afterAll(() => rm(parent, { recursive: true, force: true }));

async function start(): Promise<Embedded> {
  running = await startEmbedded(dataDir);
  return running;
}

async function query(url: string, text: string) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

const remember = 'drop table if exists kept; create table kept as select 7 as seven';
const pidFile = () => join(dataDir, 'postgres', 'postmaster.pid');
const postmaster = async () => Number.parseInt(await readFile(pidFile(), 'utf8'), 10);

test('a start that was killed while it made the cluster leaves nothing in the way', async () => {
  await mkdir(join(dataDir, 'postgres.unfinished', 'base'), { recursive: true });
  const { url } = await start();
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('what was written is there after a stop and a start, at the same address', async () => {
  const first = await start();
  await query(first.url, remember);
  await first.stop();
  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await query(second.url, 'select seven from kept')).toEqual([{ seven: 7 }]);
});

test('the embedded Postgres listens on loopback, durably, for its own password only', async () => {
  const { url } = await start();
  const settings = await query(
    url,
    "select name, setting from pg_settings where name in ('listen_addresses', 'unix_socket_directories', 'fsync', 'password_encryption') order by name",
  );
  expect(settings.map(({ setting }) => setting)).toEqual(['on', '127.0.0.1', 'scram-sha-256', '']);
  const wrong = new URL(url);
  wrong.password = 'evenkeel';
  await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
});

test('a server whose supervisor was killed is shut down in order and replaced', async () => {
  const orphan = await start();
  await query(orphan.url, remember);
  const next = await start();
  expect(await orphan.ended).toBe('0');
  expect(await query(next.url, 'select seven from kept')).toEqual([{ seven: 7 }]);
});

test('after kill -9 of the server itself the next start recovers what was committed', async () => {
  const killed = await start();
  await query(killed.url, remember);
  process.kill(await postmaster(), 'SIGKILL');
  expect(await killed.ended).toBe('SIGKILL');
  const next = await start();
  expect(await query(next.url, 'select seven from kept')).toEqual([{ seven: 7 }]);
});

test.runIf(existsSync('/proc/self/cwd'))(
  'after kill -9 of the server a backend that is still at work keeps nobody waiting',
  async () => {
    const killed = await start();
    await query(killed.url, remember);
    // It looks at nothing but its loop, so that it does not see the server's end.
    const busy = query(killed.url, 'do $$ begin loop end loop; end $$').then(
      () => 'done',
      () => 'cut off',
    );
    const backends =
      "select pid from pg_stat_activity where query like 'do %' and state = 'active'";
    await expect.poll(() => query(killed.url, backends)).toHaveLength(1);
    process.kill(await postmaster(), 'SIGKILL');
    expect(await killed.ended).toBe('SIGKILL');
    const next = await start();
    expect(await busy).toBe('cut off');
    expect(await query(next.url, 'select seven from kept')).toEqual([{ seven: 7 }]);
  },
);

test('a stale pid file that names a living stranger harms neither the start nor the stranger', async () => {
  const first = await start();
  const lines = (await readFile(pidFile(), 'utf8')).split('\n');
  await first.stop();
  await writeFile(pidFile(), [String(process.pid), ...lines.slice(1)].join('\n'));
  const next = await start();
  expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test.runIf(existsSync('/proc/self/stat'))(
  'a killed server that nobody has taken note of, as where no init does it, is no rival',
  async () => {
    const first = await start();
    const lines = (await readFile(pidFile(), 'utf8')).split('\n');
    await first.stop();
    // The child of one that never asks for it stays what it is when it has ended: a zombie. It ends
    // when it is told to, once its parent is no shell any more, which would ask for it.
    const careless = spawn('sh', ['-c', 'exec 3<&0; read _ <&3 & echo $!; exec sleep 600'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    try {
      const [zombie] = await once(careless.stdout, 'data');
      const name = () => readFile(`/proc/${careless.pid}/comm`, 'utf8');
      await expect.poll(name).toContain('sleep');
      careless.stdin.write('\n');
      const stat = () => readFile(`/proc/${Number(zombie)}/stat`, 'utf8');
      await expect.poll(stat).toContain(') Z ');
      await writeFile(pidFile(), [String(Number(zombie)), ...lines.slice(1)].join('\n'));
      const next = await start();
      expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      careless.kill();
    }
  },
);

test('a port that somebody else took meanwhile is left to them', async () => {
  const first = await start();
  await first.stop();
  const squatter = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
  try {
    const next = await start();
    expect(next.url).not.toBe(first.url);
  } finally {
    squatter.close();
  }
});

test.runIf(process.getuid?.() === 0)(
  'files that belong to another account, as after a restore, are taken over by root',
  async () => {
    const first = await start();
    await first.stop();
    await chown(join(dataDir, 'postgres'), 65_534, 65_534);
    await chown(join(dataDir, 'postgres', 'PG_VERSION'), 65_534, 65_534);
    const next = await start();
    expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  },
);
