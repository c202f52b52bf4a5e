import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Where the write-ahead log is archived below the folder of backups: `all` is there from the first
 * backup on, `own` holds what this cluster finished since. Every cluster names its segments alike, so
 * one that began anew would else meet another's and archive nothing any more. Releases up to
 * 2026-11-29 archived into `all` itself.
 */
export const archiveFolders = (backups: string, cluster: string) => {
  const all = join(backups, 'wal');
  return { all, own: join(all, cluster) };
};

/**
 * The number by which Postgres tells one cluster's log from another's, as its control file begins
 * with it: read from there because it is asked before the server runs. A restored cluster keeps it.
 */
export const clusterIdentifier = async (data: string): Promise<string> =>
  (await readFile(join(data, 'global', 'pg_control'))).readBigUInt64LE(0).toString();
