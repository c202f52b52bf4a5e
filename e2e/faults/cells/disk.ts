import { spawn } from 'node:child_process';
import type { CellTest } from '../cell-test.ts';
import type { FaultOf } from '../matrix.ts';
import { fillDisk } from '../scene/fill-disk.ts';
import { limitLog } from '../scene/limit-log.ts';
import { postgresPids } from '../scene/postgres-pids.ts';
import { isInstalled, needs } from '../scene/program.ts';
import { accepted } from '../scene/progress.ts';
import { until } from '../scene/until.ts';
import { askOwner } from '../system/ask-owner.ts';
import { canMount } from '../system/small-disk.ts';

export const diskCells: Record<FaultOf<'disk'>, CellTest> = {
  'full under the log': {
    isShort: true,
    cannot: async () =>
      (await canMount()) || (await isInstalled('prlimit'))
        ? undefined
        : needs('prlimit', 'util-linux'),
    standIn: async () =>
      (await canMount())
        ? undefined
        : 'a limit on the size of its files, as nothing can be mounted here',
    run: async (scene) => ((await canMount()) ? fillDisk(scene) : limitLog(scene)),
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
