import { readdir, readlink, realpath } from 'node:fs/promises';
import { endProcess } from './end-process.ts';
import { processIdentity } from './process-identity.ts';

/**
 * Ends the backends that a killed server left in `data`. Idle ones see its end and leave; one in the
 * middle of a long statement does not, and Postgres refuses to start while it lives (seen: for 11 s).
 * Nothing of theirs is lost that was committed. Without /proc none is found, and the start waits.
 * @param program the server's executable; no other process in that folder is touched
 */
export async function endLeftovers(data: string, program: string): Promise<void> {
  const executable = await realpath(program);
  const pids = (await readdir('/proc').catch(() => [])).map(Number).filter(Number.isInteger);
  await Promise.all(
    pids.map(async (pid) => {
      if ((await linkOf(pid, 'cwd')) !== data || (await programOf(pid)) !== executable) return;
      const identity = await processIdentity(pid);
      // SIGQUIT: ends at once, and tells its client why.
      if (identity) await endProcess(pid, identity, { signal: 'SIGQUIT', graceMs: 500 });
    }),
  );
}

const linkOf = (pid: number, name: 'cwd' | 'exe'): Promise<string | undefined> =>
  readlink(`/proc/${pid}/${name}`).catch(() => undefined);

/** Its path, also when that holds another program by now: an update replaces it beneath the server. */
const programOf = async (pid: number): Promise<string | undefined> =>
  (await linkOf(pid, 'exe'))?.replace(/ \(deleted\)$/, '');
