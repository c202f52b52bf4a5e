import { spawn } from 'node:child_process';
import { mkdtemp, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system that holds so much and not a page more. */
export type SmallDisk = { folder: string; close(): Promise<void> };

// Its input ends with us, however we end: nothing stays mounted.
const keep = `
mount -t tmpfs -o "size=$1m,mode=700" tmpfs "$0" || exit
echo mounted
cat
umount "$0" || umount -l "$0"
rmdir "$0"`;

/**
 * Mounts one in memory, of so many megabytes. Root mounts it for all to see; whoever is not root, in
 * a namespace of their own, and enters it through the process that keeps it. Throws where neither
 * is allowed.
 */
export const mountSmallDisk = async (megabytes: number): Promise<SmallDisk> => {
  const place = await mkdtemp(join(tmpdir(), 'evenkeel-disk-'));
  const isRoot = process.getuid?.() === 0;
  const apart = isRoot ? [] : ['unshare', '--user', '--mount', '--map-root-user', '--'];
  const [command = '', ...words] = [...apart, 'sh', '-c', keep, place, String(megabytes)];
  // A session of its own: Ctrl-C must not unmount what Postgres still writes to.
  const keeper = spawn(command, words, { detached: true, stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve) => {
    keeper.once('error', () => resolve());
    keeper.once('close', () => resolve());
  });
  const mounted = new Promise<true>((resolve) => keeper.stdout.once('data', () => resolve(true)));
  if ((await Promise.race([mounted, ended])) !== true) {
    await rmdir(place);
    throw new Error('Nobody lets us mount a file system here.');
  }
  return {
    folder: isRoot ? place : `/proc/${keeper.pid}/root${place}`,
    close: () => {
      keeper.stdin.end();
      return ended;
    },
  };
};

/** Whether this machine allows it. */
export const canMount = async (): Promise<boolean> => {
  try {
    const disk = await mountSmallDisk(1);
    await disk.close();
    return true;
  } catch {
    return false;
  }
};
