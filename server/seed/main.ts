import { parseArgs } from 'node:util';
import { createReadDb, createWriteDb } from '#db/client.ts';
import { roleUrl } from '#db/roles/names.ts';
import { openDatabase } from '#server/launch/database/open-database.ts';
import { createEventStore } from '../event-store/create-event-store.ts';
import { createPersonalData } from '../personal-data/create-personal-data.ts';
import { projections } from '../projections/projections.ts';
import type { Config } from '../runtime/config.ts';
import { catchUp } from './catch-up.ts';
import { createProgress } from './create-progress.ts';
import { refuseRealOrders } from './refuse-real-orders.ts';
import { importSample, readBaskets, sampleOrderIds } from './sample.ts';
import { type SeedReport, seedOrders } from './seed-orders.ts';

const usage = 'npm run seed -- [--orders 100000] [--seed 1] [--append]';
const day = 86_400_000;
let stopped = false;

try {
  const wanted = readArguments(process.argv.slice(2));
  const database = await openDatabase('npm run seed');
  // Ctrl-C would leave an embedded Postgres without a supervisor. Nothing was written by then.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      stopped = true;
      console.error('\nStopped: none of these orders was written.');
      void database.close().finally(() => process.exit(1));
    });
  }
  try {
    const begun = performance.now();
    const { orders, events, position } = await seed(database.config, wanted);
    const seconds = (performance.now() - begun) / 1_000;
    console.log(
      `${orders} orders in ${events} events in ${seconds.toFixed(1)} s (${Math.round(orders / seconds)} orders/s); the log ends at ${position}.`,
    );
  } finally {
    await database.close();
  }
} catch (error) {
  // After a stop the database is gone in the middle of it all, which is no news.
  if (!stopped) console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

type Wanted = { orders: number; seed: string; append: boolean };

async function seed(config: Config, { orders, seed, append }: Wanted): Promise<SeedReport> {
  const { databaseUrl, readDatabaseUrl, directDatabaseUrl, directReadDatabaseUrl, secret } = config;
  const options = { max: 3, application: 'evenkeel seed' };
  const writeDb = createWriteDb(roleUrl(databaseUrl, 'evenkeel_command', secret), options);
  const projector = roleUrl(readDatabaseUrl, 'evenkeel_projector', secret);
  const readDb = createReadDb(projector, options);
  const deps = { eventStore: createEventStore(writeDb), personalData: createPersonalData(writeDb) };
  try {
    const ids = await sampleOrderIds();
    if (!append) await refuseRealOrders(writeDb, ids);
    await importSample(deps);
    return await seedOrders({
      logUrl: directDatabaseUrl,
      viewsUrl: roleUrl(directReadDatabaseUrl, 'evenkeel_projector', secret),
      projections,
      baskets: await readBaskets(deps, ids),
      orders,
      seed,
      until: Math.floor(Date.now() / day) * day,
      catchUp: (position) =>
        catchUp(projections, { ...deps, readDb, worker: `seed ${process.pid}` }, position),
      onProgress: createProgress(process.stdout, orders),
    });
  } finally {
    await Promise.all([writeDb.destroy(), readDb.destroy()]);
  }
}

function readArguments(words: string[]): Wanted {
  try {
    const { values } = parseArgs({
      args: words,
      options: {
        orders: { type: 'string', default: '100000' },
        seed: { type: 'string', default: '1' },
        append: { type: 'boolean', default: false },
      },
    });
    const orders = Number(values.orders);
    if (!Number.isSafeInteger(orders) || orders < 1) throw new Error('--orders is a whole number.');
    return { ...values, orders };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason}\n${usage}`, { cause: error });
  }
}
