import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freePort } from '#db/embedded/free-port.ts';
import { postmasterPid } from '#db/embedded/orphan.ts';
import { processIdentity } from '#db/embedded/process-identity.ts';
import { rememberedUrl } from '#db/embedded/remembered-url.ts';
import { endOrphan } from '#db/embedded.ts';
import { withClient } from '#db/with-client.ts';
import { endOldChildren } from './launch/children/children-file.ts';
import { childEnvironment } from './runtime/child-environment.ts';

const program = fileURLToPath(new URL('./start.ts', import.meta.url));
const patience = { timeout: 60_000, interval: 50 };

let dataDir: string;
let supervisor: ChildProcess;
let ended: Promise<unknown[]>;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-start-'));
  const port = await freePort();
  const env = childEnvironment({
    NODE_ENV: 'production',
    DATABASE_URL: '',
    BACKUP_DIR: '',
    DATA_DIR: dataDir,
    DEMO: '0',
    PORT: String(port),
    REALTIME_PORT: String(await freePort(port + 1)),
  });
  supervisor = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  ended = once(supervisor, 'exit');
});
afterEach(async () => {
  supervisor.kill('SIGKILL');
  await ended;
  await endOldChildren(dataDir);
  await endOrphan(dataDir);
  await rm(dataDir, { recursive: true, force: true });
});

const postgres = () =>
  vi.waitFor(async () => {
    const pid = await postmasterPid(dataDir);
    if (pid === undefined) throw new Error('Postgres has not begun.');
    return pid;
  }, patience);

test('nobody reads what it says: it goes on, and a signal still ends every process in order', {
  timeout: 180_000,
}, async () => {
  supervisor.stdout?.destroy();
  supervisor.stderr?.destroy();
  const pid = await postgres();
  supervisor.kill('SIGINT');
  await ended;
  await vi.waitFor(async () => expect(await processIdentity(pid)).toBeUndefined(), patience);
});

/** Where the Postgres of the folder is; rejects while no worker gives a sign of life there. */
const addressWithWorker = async (): Promise<string> => {
  const url = rememberedUrl(dataDir);
  if (url === undefined) throw new Error('There is no Postgres yet.');
  await withClient({ connectionString: url, connectionTimeoutMillis: 1_000 }, async (client) => {
    const { rows } = await client.query(
      "select from read.workers where seen_at > greatest(pg_postmaster_start_time(), now() - interval '5 s')",
    );
    if (rows.length === 0) throw new Error('No worker has come yet.');
  });
  return url;
};

const listening = async (server: Server, port: number) => {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
};

test('a crashed Postgres whose port was taken meanwhile is found by the workers where it is now', {
  timeout: 180_000,
}, async () => {
  const pid = await postgres();
  const before = await vi.waitFor(() => addressWithWorker(), patience);
  // It learns of the end only when the port is taken.
  supervisor.kill('SIGSTOP');
  process.kill(pid, 'SIGKILL');
  const squatter = createServer();
  await vi.waitFor(() => listening(squatter, Number(new URL(before).port)), patience);
  supervisor.kill('SIGCONT');
  try {
    await vi.waitFor(async () => expect(await addressWithWorker()).not.toBe(before), patience);
  } finally {
    squatter.close();
  }
});
