import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReadDb } from '#db/client.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import { ordersProjection } from '../projections.ts';
import { createLivingShop, type LivingShop, ship } from '../testing/living-shop.ts';
import { foldLog, readViews } from '../testing/views.ts';
import { rebuildProjection } from './rebuild-projection.ts';

let living: LivingShop;
let queryDb: Kysely<ReadDatabase>;
beforeEach(async () => {
  living = await createLivingShop();
  queryDb = createReadDb(living.database.urls.query, { max: 4, application: 'readers' });
});
afterEach(async () => {
  await queryDb.destroy();
  await living.close();
});

const readOnce = () => queryDb.selectFrom('read.orders').select(['id', 'version']).execute();

test('while somebody reads one snapshot for long, as an export does, a rebuild waits for them, others read on meanwhile, and it is swapped in after', async () => {
  await living.caughtUp();
  // More attempts than would be over in the time of one short read.
  const enough = 25;
  const exporting = await queryDb.startTransaction().setIsolationLevel('repeatable read').execute();
  await sql`select set_config('transaction_timeout', '0', true),
    set_config('idle_in_transaction_session_timeout', '0', true)`.execute(exporting);
  await exporting.selectFrom('read.orders').select('id').execute();
  const reads: Promise<unknown>[] = [];
  let ended: Promise<unknown> | undefined;
  const report = await rebuildProjection(ordersProjection, living.deps, {
    onProgress: (phase) => {
      if (phase !== 'swap') return;
      reads.push(readOnce());
      // It ends only when all who came since have been answered beside it.
      if (reads.length === enough) {
        ended = Promise.all(reads).then(() => exporting.rollback().execute());
      }
    },
  });
  expect(report).toMatchObject({ swapped: true, differences: [] });
  expect(ended).toBeDefined();
  await ended;
});

test('a reader who looks all the time sees every order at every moment of a swap, and never an older one', async () => {
  let rebuilding = true;
  const writes = (async () => {
    while (rebuilding) {
      const { orderId } = await living.shop.place(1);
      for (const worker of living.workers) worker.wake();
      await living.shop.act(orderId, ship);
    }
  })();
  const seen = new Map<string, number>();
  const reading = (async () => {
    do {
      const rows = new Map((await readOnce()).map(({ id, version }) => [id, version]));
      for (const [id, version] of seen) expect(rows.get(id)).toBeGreaterThanOrEqual(version);
      for (const [id, version] of rows) seen.set(id, version);
    } while (rebuilding);
  })();
  try {
    const report = await rebuildProjection(ordersProjection, living.deps, { batchEvents: 20 });
    expect(report).toMatchObject({ swapped: true, compared: true, differences: [] });
  } finally {
    rebuilding = false;
    await Promise.all([writes, reading]);
  }
  await living.caughtUp();
  expect(await readViews(living.database.readDb, ordersProjection)).toEqual(
    await foldLog(living.database.readDb, ordersProjection, living.shop),
  );
});
