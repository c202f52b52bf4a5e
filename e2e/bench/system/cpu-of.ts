import { readFile } from 'node:fs/promises';

/** Linux counts in hundredths of a second, whatever the kernel does inside. */
const tickMs = 10;

/** Ms of processor that a process has used so far, its own and the kernel's; NaN where there is no /proc. */
export const cpuOf = async (pid: number): Promise<number> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name before the bracket may hold anything. Then: utime is the 12th field, stime the 13th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
};
