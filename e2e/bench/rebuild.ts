import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { createTestDatabase, type TestDatabase } from '#db/testing/create-test-database.ts';
import { startTestCluster } from '#db/testing/test-cluster.ts';
import type { Bench, BenchRow } from './bench-result.ts';
import { emmettLog } from './rebuild/emmett-rebuild.ts';
import { type RebuildRunResult, readRun } from './rebuild/read-run.ts';
import { sqlFold } from './rebuild/sql-fold.ts';
import { median, significant } from './statistics.ts';

const run = promisify(execFile);
const seeder = fileURLToPath(new URL('../../server/seed/main.ts', import.meta.url));
const program = fileURLToPath(new URL('./rebuild/run-rebuild.ts', import.meta.url));
const usualOrders = 150_000;

/**
 * Rebuilds the projection `orders` from a log of plausible orders: ours in a process of its own, the
 * comparison with every live row and the swap included, the same fold by Postgres alone, and Emmett's
 * rebuild of its own projection of orders, turn by turn. Time is that of the rebuild without the
 * start of the process.
 */
export const rebuild: Bench = async ({ rounds, orders: [orders = usualOrders] = [] }) => {
  const cluster = await startTestCluster({ durable: true });
  const database = await createTestDatabase(cluster);
  try {
    const events = await seed(database, orders);
    const ours: RebuildRunResult[] = [];
    const limits: number[] = [];
    const peers: number[] = [];
    const faults: string[] = [];
    const peer = await emmettLog(database);
    for (let round = 1; round <= rounds; round++) {
      const { stdout } = await run(process.execPath, [program, database.urls.projector]);
      const result = readRun(stdout);
      if (!result.equal) faults.push(`Round ${round}: the shadow is not equal to the live view.`);
      ours.push(result);
      const folded = await sqlFold(database.readDb);
      if (!folded.equal) faults.push(`Round ${round}: SQL comes to other sums than the views.`);
      limits.push(folded.seconds);
      const theirs = await peer.rebuild();
      faults.push(...theirs.faults);
      peers.push(theirs.seconds);
    }
    await peer.close();
    const perSecond = events / median(ours.map(({ seconds }) => seconds));
    const phases = Object.keys(ours[0]?.phases ?? {});
    const phaseRows = phases.map((phase) =>
      toRow(
        `ours: ${phase}`,
        events,
        ours.map((one) => one.phases[phase] ?? 0),
      ),
    );
    return {
      bench: 'rebuild',
      rows: [
        toRow(
          'ours',
          events,
          ours.map(({ seconds }) => seconds),
        ),
        ...phaseRows,
        toRow('SQL alone', events, limits),
        toRow('Emmett', peer.events, peers),
      ],
      figures: {
        events,
        perSecond: Math.round(perSecond),
        vsSql: significant(perSecond / (events / median(limits))),
        vsEmmett: significant(perSecond / (peer.events / median(peers))),
        peakMb: Math.round(median(ours.map(({ peakMb }) => peakMb))),
      },
      faults,
    };
  } finally {
    await database.drop();
    await cluster.stop();
  }
};

/** Made-up orders, so many; the events of the log that the projection handles. */
const seed = async ({ urls, secret, readDb }: TestDatabase, orders: number): Promise<number> => {
  const env = { ...process.env, DATABASE_URL: urls.owner, BETTER_AUTH_SECRET: secret };
  await run(process.execPath, [seeder, '--orders', String(orders)], { env });
  await sql`vacuum analyze write.events`.execute(readDb);
  const { rows } = await sql<{ events: number }>`
    select count(*) as events from write.events
    where stream_type in ('order', 'customer')`.execute(readDb);
  return rows[0]?.events ?? 0;
};

const toRow = (name: string, events: number, seconds: number[]): BenchRow => ({
  case: name,
  perSecond: Math.round(events / median(seconds)),
  p50Ms: significant(median(seconds) * 1_000),
  p99Ms: significant(Math.max(...seconds) * 1_000),
});
