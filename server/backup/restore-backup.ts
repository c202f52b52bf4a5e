import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import {
  appendFile,
  copyFile,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { archiveFolders, clusterIdentifier } from '#db/embedded/archive-folders.ts';
import { clusterFiles } from '#db/embedded/cluster-files.ts';
import { shellWord } from '#db/embedded/shell-word.ts';
import { endRestore, noteRestore, unfinishedRestore } from '#db/embedded/unfinished-restore.ts';
import { type Embedded, endOrphan, startEmbedded } from '#db/embedded.ts';
import { codeOf } from '#db/sql-state.ts';
import { withClient } from '#db/with-client.ts';
import { type Backup, baseFiles, listBackups } from './backup-files.ts';
import { beginEpoch, type Epoch } from './begin-epoch.ts';

export type RestoreOptions = {
  folder: string;
  dataDir: string;
  /** The moment to go back to, ISO 8601 in UTC with `Z`; undefined: the last that is known. */
  at: string | undefined;
  onStage?: (text: string) => void;
};

/** `isShort`: the archive ends before the wanted moment, and so does the database. */
export type Restored = Epoch & { backup: Backup; isShort: boolean; aside: string | undefined };

/**
 * Makes the embedded Postgres what it was at a moment, to the microsecond by the database's clock:
 * the last backup from before it, and the archived log from there. Nothing is deleted: a cluster that
 * is in the way is put aside, and what its own log knows beyond the archive is used. Ended half way it
 * leaves a folder that does not start until it was run again. The data folder must be claimed by the
 * caller.
 */
export const restoreBackup = async (options: RestoreOptions): Promise<Restored> => {
  const { folder, dataDir, at, onStage = () => {} } = options;
  const backup = await chooseBackup(folder, at);
  const files = clusterFiles(dataDir);
  onStage(`unpacking the backup of ${backup.endedAt}`);
  await rm(files.unfinished, { recursive: true, force: true });
  await mkdir(files.unfinished, { recursive: true, mode: 0o700 });
  await unpack(baseFiles(backup.folder).tar, files.unfinished);
  // It would go on writing into the folder that is put aside, and no later start would find it.
  await endOrphan(dataDir);
  const aside = await putAside(options);
  await rename(files.unfinished, files.data);
  await copyFile(baseFiles(backup.folder).access, files.access);
  const secrets = join(dataDir, 'secrets.json');
  if (!(await exists(secrets)))
    await copyFile(baseFiles(backup.folder).secrets, secrets).catch(() => {});
  const archives = await archivesOf(options, aside);
  onStage('replaying the log');
  const { server, isShort } = await recover(options, archives);
  try {
    const settings = ['restore_command', 'recovery_target_time', 'recovery_target_action'];
    for (const name of settings) await ask(server.url, `alter system reset ${name}`);
    const epoch = await beginEpoch(server.url);
    await endRestore(dataDir);
    return { ...epoch, backup, isShort, aside };
  } finally {
    await server.stop();
  }
};

const chooseBackup = async (folder: string, at: string | undefined): Promise<Backup> => {
  const all = await listBackups(folder);
  const before = all.filter(
    ({ endedAt }) => at === undefined || Date.parse(endedAt) <= Date.parse(at),
  );
  const last = before.at(-1);
  if (last !== undefined) return last;
  const known = all.map(({ endedAt }) => endedAt).join(', ') || 'none';
  throw new Error(`${folder} has no backup from before that moment. There are: ${known}.`);
};

const unpack = async (tar: string, folder: string): Promise<void> => {
  const child = spawn('tar', ['-x', '--no-same-owner', '-f', '-', '-C', folder], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    child.once('exit', (code, signal) => resolve(String(signal ?? code)));
  });
  // It goes when it has seen the end of the archive, and need not have taken the padding after it.
  await pipeline(createReadStream(tar), createGunzip(), child.stdin).catch((error: unknown) => {
    if (codeOf(error) !== 'EPIPE') throw error;
  });
  const end = await ended;
  if (end !== '0') throw new Error(`${tar} cannot be unpacked (${end}).`);
};

/**
 * Where the cluster that served last is now, if there was one. From here on the restore is noted; of
 * an earlier one that was ended half way, what it had made goes aside too, and serves for nothing.
 */
const putAside = async ({ dataDir, at }: RestoreOptions): Promise<string | undefined> => {
  const { data } = clusterFiles(dataDir);
  const isThere = await exists(data);
  const now = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const earlier = await unfinishedRestore(dataDir);
  // Ended before it had moved anything, it has changed nothing.
  if (earlier && (earlier.aside === undefined || (await exists(earlier.aside)))) {
    await noteRestore(dataDir, { at, aside: earlier.aside });
    if (isThere) await rename(data, `${data}.half-restored-${now}`);
    return earlier.aside;
  }
  const aside = isThere ? `${data}.before-restore-${now}` : undefined;
  await noteRestore(dataDir, { at, aside });
  if (aside) await rename(data, aside);
  return aside;
};

/**
 * Where the restored cluster's log goes on, in the order of asking. Segments of another cluster, as one
 * that began anew in a lost one's place leaves them, have the same names and would end the replay:
 * whatever may hold such comes last.
 */
const archivesOf = async (
  { folder, dataDir }: RestoreOptions,
  aside: string | undefined,
): Promise<string[]> => {
  const cluster = await clusterIdentifier(clusterFiles(dataDir).data);
  const { own, all } = archiveFolders(folder, cluster);
  const before = aside && (await clusterIdentifier(aside).catch(() => undefined));
  return [own, ...(aside && before === cluster ? [join(aside, 'pg_wal')] : []), all];
};

/** Starts the server, which replays up to the moment, or as far as there is anything. */
const recover = async (
  { dataDir, folder, at }: RestoreOptions,
  archives: readonly string[],
): Promise<{ server: Embedded; isShort: boolean }> => {
  const { data, log } = clusterFiles(dataDir);
  const copies = archives.map((archive) => `cp ${shellWord(`${archive}/`)}%f %p 2>/dev/null`);
  const settings = [
    `restore_command = '${copies.join(' || ').replaceAll("'", "''")}'`,
    "recovery_target_action = 'promote'",
  ];
  const auto = join(data, 'postgresql.auto.conf');
  await appendFile(auto, `${settings.join('\n')}\n`);
  // Not `Z`: names of time zones are not known to the server yet when it reads this.
  const moment = at?.replace(/Z$/, '+00');
  if (moment)
    await appendFile(
      auto,
      `recovery_target_time = '${moment}'
`,
    );
  await writeFile(join(data, 'recovery.signal'), '');
  const told = (await readFile(log, 'utf8').catch(() => '')).length;
  try {
    return { server: await promoted(dataDir, folder), isShort: false };
  } catch (error) {
    const news = (await readFile(log, 'utf8')).slice(told);
    if (at === undefined || !news.includes('before configured recovery target')) throw error;
  }
  // Nothing was committed between the end of what is known and that moment, or it is lost.
  const text = await readFile(auto, 'utf8');
  await writeFile(auto, text.replaceAll(/^recovery_target_time.*\n/gm, ''));
  return { server: await promoted(dataDir, folder), isShort: true };
};

const promoted = async (dataDir: string, folder: string): Promise<Embedded> => {
  const server = await startEmbedded(dataDir, { backups: folder, isRestore: true });
  let isEnded = false;
  void server.ended.then(() => {
    isEnded = true;
  });
  while (!isEnded) {
    const rows = await ask<{ busy: boolean }>(
      server.url,
      'select pg_is_in_recovery() as busy',
    ).catch(() => []);
    if (rows[0]?.busy === false) return server;
    await delay(50);
  }
  throw new Error('The server ended while it replayed the log; see postgres.log.');
};

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const ask = <Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> =>
  withClient(
    { connectionString: url, application_name: 'evenkeel restore' },
    async (client) => (await client.query<Row>(text)).rows,
  );
