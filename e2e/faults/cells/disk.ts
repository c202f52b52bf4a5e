import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { CellTest } from '../cell-test.ts';
import type { FaultOf } from '../matrix.ts';
import { placeOrders, turnsAway } from '../scene/ask.ts';
import { postgresPids } from '../scene/postgres-pids.ts';
import { isInstalled, needs } from '../scene/program.ts';
import { accepted } from '../scene/progress.ts';
import { until } from '../scene/until.ts';
import { askOwner } from '../system/ask-owner.ts';

const run = promisify(execFile);

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

export const diskCells: Record<FaultOf<'disk'>, CellTest> = {
  'full under the log': {
    isShort: true,
    // A limit on the size of files: to Postgres it is the same refusal to write, and unlike a full
    // disk it takes no right to mount anything and harms nobody else on the machine.
    cannot: async () =>
      (await isInstalled('prlimit')) ? undefined : needs('prlimit', 'util-linux'),
    run: async (scene) => {
      const { url, pid } = scene.system.postgres;
      let limited: string | undefined;
      const limitLog = async () => {
        const { file, offset } = await placeInLog(url);
        if (file === limited) return;
        const pids = [await pid(), ...(await postgresPids(url))];
        await limitFiles(pids, offset + 50_000);
        limited = file;
      };
      await turnsAway(async () => {
        // The load may have filled that file of the log by now: the next one begins at nothing.
        await limitLog().catch(() => {});
        return placeOrders(scene, 0, { count: 1, status: 'pending' });
      }, 'the log cannot be written');
      await limitFiles([await pid()], 'unlimited');
      await accepted(scene, 10);
    },
  },
  'fsync fails': {
    cannot: async () => ((await isInstalled('strace')) ? undefined : needs('strace')),
    run: async (scene) => {
      const { url } = scene.system.postgres;
      const pids = await postgresPids(url);
      const faults = ['-e', 'trace=fdatasync,fsync', '-e', 'inject=fdatasync,fsync:error=EIO'];
      const whom = pids.flatMap((pid) => ['-p', String(pid)]);
      const tracer = spawn('strace', ['-qq', '-f', ...faults, '-o', '/dev/null', ...whom], {
        stdio: 'ignore',
      });
      try {
        // Of those whose files could not be kept none lives on: the server replaces them all.
        await until('Postgres has panicked', () => pids.every((pid) => !isAlive(pid)));
      } finally {
        tracer.kill('SIGKILL');
      }
      await until('Postgres is back', async () => (await askOwner(url, 'select 1')).length === 1);
      await accepted(scene, 10);
    },
  },
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
