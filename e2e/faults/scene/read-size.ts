import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a process holds of the machine's memory, MB; 0 when it is gone. Linux tells, others ask `ps`. */
export const readSize = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);
  const kilobytes =
    /^VmRSS:\s+(\d+)/m.exec(status ?? '')?.[1] ??
    (await run('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => undefined))?.stdout;
  return Math.round(Number.parseInt(kilobytes ?? '0', 10) / 1_024) || 0;
};
