import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createTestDatabase } from '#db/testing/create-test-database.ts';
import { startTestCluster, type TestCluster } from '#db/testing/test-cluster.ts';
import type { Bench, BenchRow } from './bench-result.ts';
import { findFaults } from './import/find-faults.ts';
import { type Run, readRun } from './import/read-run.ts';
import { writeLonger } from './import/write-longer.ts';
import { median, significant } from './statistics.ts';

const sample = fileURLToPath(new URL('../../db/seed/online-retail-sample.csv.gz', import.meta.url));
const program = fileURLToPath(new URL('./import/run-import.ts', import.meta.url));
const longer = 10;

/**
 * Imports the sample into an empty durable Postgres, each time in a process of its own whose memory
 * is read at its end; then once a file ten times as long, to show that memory does not grow with
 * it. Time is that of the import without the start of the process.
 */
export const importOrders: Bench = async ({ rounds }) => {
  const cluster = await startTestCluster({ durable: true });
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
  try {
    const faults: string[] = [];
    const runs: Run[] = [];
    for (let round = 1; round <= rounds; round++) runs.push(await run(cluster, sample, faults));
    const path = join(folder, 'longer.csv');
    await writeLonger(sample, path, longer);
    const long = await run(cluster, path, faults);
    const size = Math.round((await stat(path)).size / 2 ** 20);
    return {
      bench: 'import',
      rows: [toRow('sample', runs), toRow(`sample × ${longer} (${size} MB)`, [long])],
      figures: {
        ordersPerSecond: Math.round(median(runs.map(({ ordersPerSecond }) => ordersPerSecond))),
        peakMb: Math.round(median(runs.map(({ peakMb }) => peakMb))),
        tenfoldOrdersPerSecond: Math.round(long.ordersPerSecond),
        tenfoldPeakMb: Math.round(long.peakMb),
      },
      faults,
    };
  } finally {
    await rm(folder, { recursive: true });
    await cluster.stop();
  }
};

async function run(cluster: TestCluster, path: string, faults: string[]): Promise<Run> {
  const database = await createTestDatabase(cluster);
  try {
    const importOnce = async () => {
      const { stdout } = await promisify(execFile)(process.execPath, [
        program,
        database.urls.command,
        path,
      ]);
      return readRun(stdout);
    };
    const first = await importOnce();
    faults.push(...(await findFaults(database.writeDb, first.report)));
    const again = await importOnce();
    const { newOrders = 0, newCancellations = 0 } = again.report;
    if (newOrders + newCancellations > 0) faults.push('A second run wrote something.');
    return first;
  } finally {
    await database.drop();
  }
}

const toRow = (name: string, runs: Run[]): BenchRow => ({
  case: name,
  perSecond: Math.round(median(runs.map(({ ordersPerSecond }) => ordersPerSecond))),
  p50Ms: significant(median(runs.map(({ seconds }) => seconds * 1_000))),
  p99Ms: significant(Math.max(...runs.map(({ seconds }) => seconds * 1_000))),
});
