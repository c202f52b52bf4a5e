import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, open, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { clusterIdentifier } from './embedded/archive-folders.ts';
import { type Binaries, binaries, programEnv } from './embedded/binaries.ts';
import {
  type Access,
  clusterFiles,
  clusterUrl,
  newPassword,
  readAccess,
  writeAccess,
} from './embedded/cluster-files.ts';
import { endLeftovers } from './embedded/end-leftovers.ts';
import { freePort } from './embedded/free-port.ts';
import { initialise } from './embedded/initialise.ts';
import { answers, clearOrphan, stopServer } from './embedded/orphan.ts';
import { settings } from './embedded/settings.ts';
import { refuseUnfinishedRestore, unfinishedRestore } from './embedded/unfinished-restore.ts';
import { handOver, type Runner, unprivilegedRunner } from './embedded/unprivileged.ts';
import { withClient } from './with-client.ts';

/** A running Postgres under a data folder. */
export type Embedded = {
  /** The superuser's URL of the database `evenkeel`. */
  url: string;
  /** Settles when the server ends, whether asked to or not, with its exit code or signal. */
  ended: Promise<string>;
  /** Shuts the server down and resolves when its process is gone. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = { durable?: boolean; backups?: string; isRestore?: boolean };

/**
 * Starts the Postgres of a data folder, making it first when the folder is new. The folder must
 * not be in use by another supervisor (see `claimDataDir`); a server that a killed one left behind
 * is shut down and started afresh, so that its end is always ours to see.
 * `durable: false` is for throw-away test clusters only. `backups`: where the write-ahead log is
 * archived to, once `npm run backup` has been there; in the data folder unless told otherwise.
 * A folder in which a restore was ended half way is refused, but by the restore itself.
 */
export async function startEmbedded(
  folder: string,
  { durable = true, backups, isRestore = false }: EmbeddedOptions = {},
): Promise<Embedded> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const dataDir = await realpath(folder);
  const options = { durable, backups: backups ?? join(dataDir, 'backups') };
  const programs = binaries();
  const runner = await unprivilegedRunner(programs.postgres, dataDir);
  let access = (await readAccess(dataDir)) ?? { port: await freePort(), password: newPassword() };
  await clearOrphan(dataDir, access);
  const { data } = clusterFiles(dataDir);
  await endLeftovers(data, programs.postgres);
  if (!isRestore) await refuseUnfinishedRestore(dataDir);
  if (!(await stat(data).catch(() => undefined))) {
    await writeAccess(dataDir, access);
    await initialise(dataDir, programs, runner, access);
  }
  await handOver(data, runner);
  const cluster = await clusterIdentifier(data);

  for (let attempt = 1; ; attempt++) {
    access = { ...access, port: await freePort(access.port) };
    await writeAccess(dataDir, access);
    const server = await launch(
      dataDir,
      programs,
      runner,
      settings(access.port, { ...options, cluster }),
    );
    if (await becomesReady(dataDir, access, server)) {
      await ensureDatabase(access);
      return handle(access, server);
    }
    // The port may have been taken between the look and the start, or backends of a killed server,
    // where we cannot see them, may still be leaving; anything else repeats itself and is told.
    if (attempt === 5) throw new Error(await failure(dataDir));
    await delay(300);
  }
}

/** Ends what a killed supervisor left running in a data folder, whose claim must be the caller's. */
export async function endOrphan(folder: string): Promise<void> {
  const dataDir = await realpath(folder);
  const access = await readAccess(dataDir);
  if (access === undefined) return;
  await clearOrphan(dataDir, access);
  await endLeftovers(clusterFiles(dataDir).data, binaries().postgres);
}

/** The URL of a server already running for this folder, or undefined; one that is being restored is none. */
export async function findEmbedded(folder: string): Promise<string | undefined> {
  const dataDir = await realpath(folder).catch(() => undefined);
  if (dataDir === undefined) return undefined;
  if (await unfinishedRestore(dataDir)) return undefined;
  const access = await readAccess(dataDir);
  if (!access || !(await answers(dataDir, access))) return undefined;
  return clusterUrl(access, 'evenkeel');
}

async function launch(dataDir: string, { postgres }: Binaries, runner: Runner, options: string[]) {
  const { data, log } = clusterFiles(dataDir);
  // The server writes its own log file: a pipe to us would break when we are killed.
  const output = await open(log, 'a', 0o600);
  const [command = '', ...words] = [...runner.prefix, postgres, '-D', data];
  for (const option of options) words.push('-c', option);
  // A session of its own: Ctrl-C in the terminal must not reach it before web and worker drained.
  const child = spawn(command, words, {
    detached: true,
    env: programEnv,
    stdio: ['ignore', output.fd, output.fd],
  });
  child.once('error', () => {});
  child.once('exit', () => output.close().catch(() => {}));
  return child;
}

async function becomesReady(dataDir: string, access: Access, server: ChildProcess) {
  while (hasEnded(server) === undefined) {
    if (await answers(dataDir, access)) return true;
    await delay(15);
  }
  return false;
}

function handle(access: Access, server: ChildProcess): Embedded {
  const ended = new Promise<string>((resolve) => {
    server.once('exit', (code, signal) => resolve(String(signal ?? code)));
    const already = hasEnded(server);
    if (already !== undefined) resolve(already);
  });
  return {
    url: clusterUrl(access, 'evenkeel'),
    ended,
    async stop() {
      if (server.pid !== undefined && hasEnded(server) === undefined) await stopServer(server.pid);
      await ended;
    },
  };
}

function hasEnded({ pid, exitCode, signalCode }: ChildProcess): string | undefined {
  if (pid === undefined) return 'not started';
  const end = signalCode ?? exitCode;
  return end === null ? undefined : String(end);
}

async function ensureDatabase(access: Access): Promise<void> {
  await withClient({ connectionString: clusterUrl(access, 'postgres') }, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = 'evenkeel'");
    if (rowCount === 0) await client.query('create database evenkeel');
  });
}

async function failure(dataDir: string): Promise<string> {
  const { log } = clusterFiles(dataDir);
  const lines = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n');
  return `The embedded Postgres did not start. The end of ${log}:\n${lines.slice(-12).join('\n')}`;
}
