import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { clusterFiles } from '#db/embedded/cluster-files.ts';
import { codeOf } from '#db/sql-state.ts';
import { withClient } from '#db/with-client.ts';
import { placeOrders, turnsAway } from './ask.ts';
import { onSmallDisk } from './on-small-disk.ts';
import type { Scene } from './open-scene.ts';
import { accepted } from './progress.ts';
import { until } from './until.ts';

/**
 * The disk under Postgres is full to the last page: first no table can grow, then the log cannot go
 * on, Postgres ends and starts in vain until there is room again.
 */
export const fillDisk = (scene: Scene): Promise<void> =>
  onSmallDisk(scene.system, async (folder) => {
    const { postgres, config } = scene.system;
    const filler = join(folder, 'filler');
    const place = () => placeOrders(scene, 0, { count: 1, status: 'pending' });
    // What is refused from here on is not for the move.
    await accepted(scene, 10);
    const hasSaid = await listenToServer(clusterFiles(config.dataDir).log);
    try {
      // From before it is full: a new connection writes a file first, and is refused.
      await withClient({ connectionString: postgres.url }, async (client) => {
        await turnsAway(async () => {
          await fill(filler);
          return place();
        }, 'no table can grow');
        await until('Postgres has panicked', async () => {
          if (await hasSaid(/PANIC: .*No space left on device/)) return true;
          await fill(filler);
          await client.query(nextSegment);
          return false;
        });
      });
      await turnsAway(place, 'the log cannot be written');
      await until('it starts in vain', () => hasSaid(/startup process failure/));
    } finally {
      await rm(filler, { force: true });
    }
    await accepted(scene, 10);
  });

/** Whether the server has written something of a kind into its log of messages since now. */
const listenToServer = async (log: string): Promise<(what: RegExp) => Promise<boolean>> => {
  const before = (await readFile(log)).length;
  return async (what) => what.test((await readFile(log)).subarray(before).toString());
};

/** A file of the log is as large as it gets from its first byte on: only the next one takes room. */
const nextSegment = `select pg_logical_emit_message(false, 'fill', 'one is not empty'), pg_switch_wal()`;

/** Makes a file so large that the disk has no room left. */
const fill = async (filler: string): Promise<void> => {
  const file = await open(filler, 'a');
  try {
    for (;;) await file.write(megabyte);
  } catch (error) {
    if (codeOf(error) !== 'ENOSPC') throw error;
  } finally {
    await file.close();
  }
};

const megabyte = Buffer.alloc(2 ** 20);
