import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processIdentity } from '../embedded/process-identity.ts';
import { startEmbedded } from '../embedded.ts';
import { migrate } from '../migrate.ts';
import { withClient } from '../with-client.ts';

/** What a test needs to make databases of its own in a running cluster. */
export type TestCluster = { adminUrl: string; template: string; secret: string };

const prefix = 'evenkeel-test-';

/**
 * Starts a throw-away cluster with one migrated database, the template of all others. Any number
 * may run side by side. `durable: true` keeps fsync on, for benchmarks.
 */
export async function startTestCluster({
  durable = false,
} = {}): Promise<TestCluster & { stop(): Promise<void> }> {
  await sweep();
  const dataDir = await mkdtemp(join(tmpdir(), prefix));
  await writeFile(join(dataDir, 'owner'), await signature(process.pid));
  const cluster = await startEmbedded(dataDir, { durable });
  const secret = randomBytes(32).toString('base64url');
  await migrate({ ownerUrl: cluster.url, readOwnerUrl: cluster.url, secret });
  return {
    adminUrl: databaseUrl(cluster.url, 'postgres'),
    template: 'evenkeel',
    secret,
    async stop() {
      await cluster.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The same server and user, another database. */
export function databaseUrl(url: string, database: string): string {
  const result = new URL(url);
  result.pathname = `/${database}`;
  return result.href;
}

/** Runs one statement as the superuser. */
export async function asAdmin(url: string, statement: string): Promise<void> {
  await withClient({ connectionString: url }, (client) => client.query(statement));
}

/** Removes the clusters of test runs that were killed before they could do it. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const dataDir = join(tmpdir(), name);
    const owner = await readFile(join(dataDir, 'owner'), 'utf8').catch(() => undefined);
    if (owner === undefined || owner === (await signature(Number.parseInt(owner, 10)))) continue;
    const leftover = await startEmbedded(dataDir, { durable: false }).catch(() => undefined);
    await leftover?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function signature(pid: number): Promise<string> {
  return `${pid} ${await processIdentity(pid)}`;
}
