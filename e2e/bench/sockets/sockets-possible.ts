import { readFile } from 'node:fs/promises';

/** What a process needs besides its sockets: pools, files, the runtime's own. */
const spare = 300;

/** How many sockets one process may have open here; all that were wanted where nobody says. */
export const socketsPossible = async (wanted: number): Promise<number> => {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '');
  const files = Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? Number.POSITIVE_INFINITY);
  return Math.min(wanted, files - spare);
};
