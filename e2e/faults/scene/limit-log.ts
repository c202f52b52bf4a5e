import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { askOwner } from '../system/ask-owner.ts';
import { placeOrders, turnsAway } from './ask.ts';
import type { Scene } from './open-scene.ts';
import { postgresPids } from './postgres-pids.ts';
import { accepted } from './progress.ts';

const run = promisify(execFile);

/**
 * The files of the log may not grow: to Postgres it is the same refusal to write as on a full disk,
 * and takes no right to mount anything. Its tables are smaller than the limit and never meet it.
 */
export const limitLog = async (scene: Scene): Promise<void> => {
  const { url, pid } = scene.system.postgres;
  let limited: string | undefined;
  const limit = async () => {
    const { file, offset } = await placeInLog(url);
    if (file === limited) return;
    const pids = [await pid(), ...(await postgresPids(url))];
    await limitFiles(pids, offset + 50_000);
    limited = file;
  };
  await turnsAway(async () => {
    // The load may have filled that file of the log by now: the next one begins at nothing.
    await limit().catch(() => {});
    return placeOrders(scene, 0, { count: 1, status: 'pending' });
  }, 'the log cannot be written');
  await limitFiles([await pid()], 'unlimited');
  await accepted(scene, 10);
};

/** Limits, or no longer limits, how large a file of the server may become. */
const limitFiles = async (pids: readonly number[], bytes: number | 'unlimited'): Promise<void> => {
  for (const pid of pids) {
    // One that has ended meanwhile needs no limit.
    await run('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]).catch(() => {});
  }
};

/** A file of the log is 16 MB; the tables of a scene are smaller than this much of it. */
const tablesEnd = 6_000_000;

/** Where Postgres writes its log now: which file, and how far into it, which is beyond any table. */
const placeInLog = async (url: string): Promise<{ file: string; offset: number }> => {
  const [place] = await askOwner<{ file: string; offset: number }>(
    url,
    `select file_name as file, file_offset as offset
     from pg_walfile_name_offset(pg_current_wal_insert_lsn())`,
  );
  if (place === undefined) throw new Error('Postgres does not say where its log is.');
  if (place.offset >= tablesEnd) return place;
  const missing = tablesEnd - place.offset;
  await askOwner(url, `select pg_logical_emit_message(false, 'fill', repeat('x', ${missing}))`);
  return placeInLog(url);
};
