import { execFile } from 'node:child_process';
import { mkdir, rename, rm, symlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { clusterFiles } from '#db/embedded/cluster-files.ts';
import { mountSmallDisk } from '../system/small-disk.ts';
import type { System } from '../system/start-system.ts';

const run = promisify(execFile);

/** What a cluster may grow by before its disk is full, MB. */
const room = 64;

/**
 * Has Postgres on a disk on which its files fit and little else, for as long as `work` takes, and
 * then where it was before. It is stopped for either move.
 */
export const onSmallDisk = async (
  { postgres, config }: System,
  work: (folder: string) => Promise<void>,
): Promise<void> => {
  const { data } = clusterFiles(config.dataDir);
  const aside = `${data}.aside`;
  const disk = await mountSmallDisk((await megabytesOf(data)) + room);
  try {
    await postgres.whileDown(async () => {
      await copy(data, disk.folder);
      await rename(data, aside);
      await symlink(disk.folder, data);
    });
    try {
      await work(disk.folder);
    } finally {
      await postgres.whileDown(async () => {
        await rm(aside, { recursive: true });
        await copy(disk.folder, aside);
        await rm(data);
        await rename(aside, data);
      });
    }
  } finally {
    await disk.close();
  }
};

const megabytesOf = async (folder: string): Promise<number> => {
  const { stdout } = await run('du', ['-sm', folder]);
  return Number.parseInt(stdout, 10);
};

/** All that is in a folder, with owners and rights. */
const copy = async (from: string, to: string): Promise<void> => {
  await mkdir(to, { recursive: true, mode: 0o700 });
  await run('cp', ['-a', `${from}/.`, to]);
};
