import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolePassword, roles } from '#db/roles/names.ts';
import { freePorts } from '#e2e/checks/free-ports.ts';
import { startCopy } from '../system/start-copy.ts';
import { throughPort } from '../system/through-port.ts';
import { mustSignal } from './must-signal.ts';
import type { Scene } from './open-scene.ts';
import { isInstalled, needs } from './program.ts';
import { accepted } from './progress.ts';
import { viewMoves } from './view-at.ts';

export const cannotPool = async (): Promise<string | undefined> =>
  (await isInstalled('pgbouncer')) ? undefined : needs('pgbouncer');

/**
 * One copy more, that reaches Postgres through PgBouncer in transaction mode alone, LISTEN too: with
 * the workers of the others asleep, it must keep the views up by polling.
 */
export const behindPooler = async (scene: Scene): Promise<void> => {
  const { config, copies } = scene.system;
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-pooler-'));
  const [port = 0, webPort = 0, realtimePort = 0] = await freePorts(3);
  const pooler = await startPooler(scene, folder, port);
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const databaseUrl = throughPort(config.databaseUrl, port);
    const readDatabaseUrl = throughPort(config.readDatabaseUrl, port);
    await startCopy(
      {
        ...config,
        port: webPort,
        realtimePort,
        dataDir: join(folder, 'copy'),
        databaseUrl,
        readDatabaseUrl,
        directDatabaseUrl: databaseUrl,
        directReadDatabaseUrl: readDatabaseUrl,
      },
      { apart: false, longestPauseMs: undefined, signal: scene.signal, closers },
    );
    for (const copy of copies) await mustSignal(copy, 'worker', 'SIGSTOP');
    await accepted(scene, 10);
    await viewMoves(scene);
  } finally {
    for (const { processes } of copies) await processes.signal('worker', 'SIGCONT');
    for (const close of closers.reverse()) await close();
    pooler.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
};

const startPooler = async ({ system }: Scene, folder: string, port: number) => {
  const { config } = system;
  const users = roles.map((role) => `"${role}" "${rolePassword(role, config.secret)}"`);
  await writeFile(join(folder, 'users.txt'), `${users.join('\n')}\n`);
  const server = new URL(config.databaseUrl);
  const settings = [
    '[databases]',
    `* = host=127.0.0.1 port=${server.port}`,
    '[pgbouncer]',
    `listen_addr = 127.0.0.1\nlisten_port = ${port}\nunix_socket_dir =`,
    `auth_type = scram-sha-256\nauth_file = ${join(folder, 'users.txt')}`,
    'pool_mode = transaction\ndefault_pool_size = 20\nmax_client_conn = 500',
    'ignore_startup_parameters = extra_float_digits',
  ];
  const file = join(folder, 'pgbouncer.ini');
  await writeFile(file, `${settings.join('\n')}\n`);
  const root = process.getuid?.() === 0 ? ['unshare', '--user', '--map-user=65534', '--'] : [];
  const [command = '', ...words] = [...root, 'pgbouncer', '-q', file];
  return spawn(command, words, { stdio: 'ignore' });
};
