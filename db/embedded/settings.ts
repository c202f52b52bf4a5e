import { totalmem } from 'node:os';
import { archiveFolders } from './archive-folders.ts';
import { shellWord } from './shell-word.ts';

/**
 * `durable: false` for throw-away clusters; `backups`: the folder in which backups are kept;
 * `cluster`: the cluster's identifier.
 */
export type SettingsOptions = { durable: boolean; backups: string; cluster: string };

/** Server settings of the embedded cluster, as `name=value`. */
export function settings(port: number, { durable, ...archive }: SettingsOptions): string[] {
  return [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    // No socket files: their paths have a length limit that deep folders exceed.
    'unix_socket_directories=',
    'max_connections=200',
    'password_encryption=scram-sha-256',
    'max_wal_size=1GB',
    // Parallel queries need /dev/shm, which containers keep at 64 MB; views need no parallel scan.
    'max_parallel_workers_per_gather=0',
    'log_timezone=UTC',
    'timezone=UTC',
    ...(durable ? [sharedBuffers(), ...archiving(archive)] : throwAway),
  ];
}

/**
 * A sixteenth of the memory of machine or container, from 128 MB to 1 GB. Postgres takes only what it reads. Lists
 * of 1 M orders are answered in a tenth less than from the system's cache, with half the outliers.
 */
function sharedBuffers(): string {
  // 0 where nothing says.
  const allowed = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  const sixteenthMb = Math.floor(Math.min(totalmem(), allowed) / 16 / 2 ** 20);
  return `shared_buffers=${Math.max(128, Math.min(sixteenthMb, 1_024))}MB`;
}

const throwAway = [
  'shared_buffers=128MB',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
];

/**
 * Every finished segment of the write-ahead log is copied once there is a folder for them, which the
 * first backup makes: before it nothing is kept, and switching it on takes no restart.
 */
function archiving({ backups, cluster }: Omit<SettingsOptions, 'durable'>): string[] {
  // There is no shell on Windows; there, a restore goes to a backup and not beyond it.
  if (process.platform === 'win32') return [];
  const folders = archiveFolders(backups, cluster);
  const [all, own] = [shellWord(folders.all), shellWord(folders.own)];
  const [file, part] = [`${own}/%f`, `${own}/%f.part`];
  // A segment that is there already, as after a crash of this server, must be the same.
  const copy = `mkdir -p ${own} && test ! -f ${file} && cp %p ${part} && mv ${part} ${file}`;
  const command = `test ! -d ${all} || cmp -s %p ${file} || { ${copy}; }`;
  return ['archive_mode=on', `archive_command=${command}`];
}
