import { readFile, rm } from 'node:fs/promises';
import { withClient } from '../with-client.ts';
import { type Access, clusterFiles, clusterUrl } from './cluster-files.ts';
import { endInSteps } from './end-process.ts';
import { processIdentity } from './process-identity.ts';

/**
 * Clears what a killed supervisor left of the cluster: a server still running is shut down
 * (quickly, with a checkpoint), and a pid file that names a process which is not this server any
 * more, as after a reboot, is removed, because Postgres may take that process for a rival and refuse.
 */
export async function clearOrphan(dataDir: string, access: Access): Promise<void> {
  const pid = await postmasterPid(dataDir);
  if (pid === undefined) return;
  // A zombie has no identity, but Postgres, by a bare signal test, takes it for alive: where nobody
  // reaps, for ever.
  const lives = (await processIdentity(pid)) !== undefined;
  if (lives && (await isServerOf(pid, dataDir, access))) await stopServer(pid);
  else await rm(clusterFiles(dataDir).pid, { force: true });
}

/**
 * Stops a Postgres server by its pid: a fast shutdown, and after `graceMs` an immediate one, which
 * loses nothing but makes the next start replay the write-ahead log. Rejects when it lives `quitMs`
 * longer.
 */
export async function stopServer(
  pid: number,
  { graceMs = 8_000, quitMs = 30_000 } = {},
): Promise<void> {
  const lives = async () => (await processIdentity(pid)) !== undefined;
  await endInSteps(pid, lives, { signal: 'SIGINT', graceMs, hard: 'SIGQUIT', hardMs: quitMs });
}

/** The pid in the cluster's pid file, or undefined when there is none. */
export async function postmasterPid(dataDir: string): Promise<number | undefined> {
  const text = await readFile(clusterFiles(dataDir).pid, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/** Whether the server of this folder answers on its port. */
export async function answers(dataDir: string, access: Access): Promise<boolean> {
  const connectionString = clusterUrl(access, 'postgres');
  try {
    return await withClient(
      { connectionString, connectionTimeoutMillis: 2_000 },
      async (client) => {
        const { rows } = await client.query("select current_setting('data_directory') as folder");
        return rows[0]?.folder === clusterFiles(dataDir).data;
      },
    );
  } catch {
    return false;
  }
}

async function isServerOf(pid: number, dataDir: string, access: Access): Promise<boolean> {
  const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (words === undefined) return answers(dataDir, access);
  return words.split('\0').includes(clusterFiles(dataDir).data);
}
