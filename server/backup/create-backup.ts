import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { clusterFiles } from '#db/embedded/cluster-files.ts';
import { shellWord } from '#db/embedded/shell-word.ts';
import { withClient } from '#db/with-client.ts';
import { type Backup, backupFiles, baseFiles, draftOf } from './backup-files.ts';
import { baseBackup } from './base-backup.ts';
import { claimDrafts } from './claim-drafts.ts';

export type BackupOptions = {
  /** The owner's URL. */
  databaseUrl: string;
  folder: string;
  /** Of the embedded Postgres, whose access and secrets belong to the backup; undefined: another's. */
  dataDir: string | undefined;
};

/**
 * Backs a running database up into a folder of its own below `folder`, whole or not at all, and
 * clears what killed backups left there. For the embedded Postgres also begins the archive of its
 * write-ahead log, of which no more than the last minute is then ever missing. Throws when the
 * running server archives into another folder.
 */
export const createBackup = async ({
  databaseUrl,
  folder,
  dataDir,
}: BackupOptions): Promise<Backup> => {
  const { bases, wal } = backupFiles(folder);
  if (dataDir !== undefined) await requireArchive(databaseUrl, folder);
  await mkdir(bases, { recursive: true, mode: 0o700 });
  if (dataDir !== undefined) {
    // The server's archive command copies nothing before this folder is there.
    await mkdir(wal, { recursive: true, mode: 0o700 });
    await ask(databaseUrl, "alter system set archive_timeout = '60s'");
    await ask(databaseUrl, 'select pg_reload_conf()');
  }
  const before = await look(databaseUrl);
  const release = claimDrafts(folder);
  try {
    const target = join(bases, before.at.replaceAll(/[:.]/g, '-'));
    const about = await wholeOrNot(target, (draft) =>
      fill(draft, before, { databaseUrl, dataDir }),
    );
    return { ...about, folder: target };
  } finally {
    release();
  }
};

/** Has a folder filled, which gets its name when it is whole. */
const wholeOrNot = async <Result>(
  target: string,
  work: (draft: string) => Promise<Result>,
): Promise<Result> => {
  const draft = draftOf(target);
  await mkdir(draft, { mode: 0o700 });
  try {
    const result = await work(draft);
    await rename(draft, target);
    return result;
  } catch (error) {
    // Half of a copy is of no use, and may be what filled the disk.
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
};

/** Writes all that a backup consists of, and answers what is known of it. */
const fill = async (
  draft: string,
  before: Look,
  { databaseUrl, dataDir }: Omit<BackupOptions, 'folder'>,
): Promise<Omit<Backup, 'folder'>> => {
  const files = baseFiles(draft);
  await baseBackup(databaseUrl, files.tar);
  if (dataDir !== undefined) {
    await copyFile(clusterFiles(dataDir).access, files.access);
    // An installation whose secret comes from the environment has no such file.
    await copyFile(join(dataDir, 'secrets.json'), files.secrets).catch(() => {});
  }
  const { at: endedAt } = await look(databaseUrl);
  const { at: startedAt, ...log } = before;
  const about = { startedAt, endedAt, ...log };
  await writeFile(files.about, `${JSON.stringify(about, null, 2)}\n`, { mode: 0o600 });
  return about;
};

/** What is written after a backup is in the archive beside it, or lost at the next restore. */
const requireArchive = async (url: string, folder: string): Promise<void> => {
  const { wal } = backupFiles(folder);
  const [row] = await ask<{ on: boolean; command: string }>(
    url,
    `select current_setting('archive_mode') = 'on' as on,
      current_setting('archive_command') as command`,
  );
  // Where it archives nothing (on Windows), a restore goes to a backup and not beyond it.
  if (row?.on !== true || row.command.includes(shellWord(wal))) return;
  throw new Error(
    `The running server does not archive its log into ${wal}, and what is written after this backup could not be restored. Start it with BACKUP_DIR=${folder}, or back up with the BACKUP_DIR that it was started with.`,
  );
};

type Look = { at: string; epoch: string; position: number; serverVersion: string };

const look = async (url: string): Promise<Look> => {
  const [row] = await ask<Look>(
    url,
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      epoch, position::float8, current_setting('server_version') as "serverVersion" from write.head`,
  );
  if (row === undefined) throw new Error('The database has no log. Run "npm run migrate" first.');
  return row;
};

const ask = <Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> =>
  withClient(
    { connectionString: url, application_name: 'evenkeel backup' },
    async (client) => (await client.query<Row>(text)).rows,
  );
