import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { GET as overview } from '#app/api/admin/operations/route.ts';
import { POST as rebuild } from '#app/api/admin/projections/[name]/rebuild/route.ts';
import { createReadDb } from '#db/client.ts';
import { call, signedInAs, type TestWeb, testWeb } from '#server/http/testing/test-web.ts';
import { auditStep } from '#server/operations/audit/audit-step.ts';
import { ordersProjection } from '#server/projections/projections.ts';
import { rebuildProjection } from '#server/projections/rebuild/rebuild-projection.ts';
import { catchUp } from '#server/projections/testing/catch-up.ts';
import { createTestShop } from '#server/projections/testing/test-shop.ts';
import { foldLog, readViews } from '#server/projections/testing/views.ts';
import { createRebuilds } from './create-rebuilds.ts';
import { performOperation } from './perform-operation.ts';
import { runOperations } from './run-operations.ts';

let test: TestWeb;
let cookie: string;
let stop: () => Promise<void>;
let shop: ReturnType<typeof createTestShop>;
let orderId: string;

beforeAll(async () => {
  test = await testWeb();
  ({ cookie } = await signedInAs(test, 'admin'));
  const { readDb, urls, secret } = test.db;
  shop = createTestShop(test.db);
  for (const customer of [1, 2, 3]) ({ orderId } = await shop.place(customer));
  await catchUp(ordersProjection, { ...shop, readDb }, 100);
  const rebuilds = createRebuilds({ DATABASE_URL: urls.owner, BETTER_AUTH_SECRET: secret });
  const projections = [ordersProjection];
  const deps = { ...shop, readDb, worker: 'w', projections, rebuild: rebuilds.run };
  ({ stop } = runOperations({
    projections,
    db: readDb,
    worker: 'w',
    log: { info: () => {}, warn: () => {}, error: () => {} },
    perform: (operation) => performOperation(operation, deps),
  }));
});
afterAll(async () => {
  await stop();
  await test.drop();
});

const ask = (body: object) =>
  call(rebuild, '/api/admin/projections/orders/rebuild', {
    cookie,
    params: { name: 'orders' },
    body,
  });

/** The newest operation, once it has ended. */
const ended = () =>
  vi.waitUntil(
    async () => {
      const [newest] = (await call(overview, '/api/admin/operations', { cookie })).json.operations;
      return newest.finishedAt === null ? undefined : newest;
    },
    { timeout: 60_000 },
  );

/** What the auditor finds in a whole round. */
const unaccounted = async () => {
  for (;;) {
    const found = await auditStep(test.db.readDb, ordersProjection, shop, { limit: 1_000 });
    const { checked_to } = await test.db.readDb
      .selectFrom('read.audits')
      .select('checked_to')
      .executeTakeFirstOrThrow();
    if (checked_to === 0) return found;
  }
};

it('a wrong view is not replaced unasked: the operation names the rows, and asked for with a reason the next one mends it', async () => {
  const { readDb } = test.db;
  await sql`update read.orders set total = total + 1 where id = ${orderId}`.execute(readDb);
  await readDb.insertInto('read.audits').values({ projection: 'orders', findings: '[]' }).execute();
  expect(await unaccounted()).toHaveLength(1);

  expect((await ask({})).status).toBe(202);
  const refused = await ended();
  expect(refused).toMatchObject({ state: 'failed', differs: true });
  expect(refused.outcome).toBe(
    `orders: 1 row came out differently: ${orderId}.\nNot swapped in: the log does not say what the view in use shows.`,
  );

  const unreasoned = await ask({ acceptDifferences: true });
  expect(unreasoned.json).toMatchObject({ status: 400, errors: [{ pointer: '/reason' }] });
  expect((await ask({ acceptDifferences: true, reason: 'Its total is wrong' })).status).toBe(202);
  const mended = await ended();
  expect(mended).toMatchObject({ state: 'done', acceptDifferences: true });
  expect(mended).not.toHaveProperty('differs');
  expect(mended.outcome).toContain(`1 row came out differently: ${orderId}.\norders rebuilt`);
  expect(await readViews(readDb, ordersProjection)).toEqual(
    await foldLog(readDb, ordersProjection, shop),
  );
  expect(await unaccounted()).toEqual([]);
  const { rows } = await sql<{ details: unknown }>`
    select details from auth.security_log where kind = 'operated' order by id desc limit 1`.execute(
    test.db.authDb,
  );
  expect(rows[0]?.details).toMatchObject({
    operation: 'rebuild',
    acceptDifferences: true,
    reason: 'Its total is wrong',
  });
});

it('what an interrupted rebuild has left is gone on with, or given up when it is asked to begin anew', async () => {
  const { readDb, urls } = test.db;
  const projectorDb = createReadDb(urls.projector, { max: 4, application: 'rebuild' });
  /** Leaves a rebuild that has filled its tables, one row of them wrongly. */
  const interrupt = async () => {
    const rebuilding = rebuildProjection(
      ordersProjection,
      { ...shop, readDb: projectorDb, worker: 'w' },
      {
        onProgress(phase) {
          if (phase === 'index') throw new Error('Interrupted.');
        },
      },
    );
    await expect(rebuilding).rejects.toThrow('Interrupted.');
    await sql`update read.orders__shadow set total = total + 1 where id = ${orderId}`.execute(
      readDb,
    );
    await sql`update read.rebuilds set seen_at = now() - interval '1 minute'`.execute(readDb);
  };
  await interrupt();
  expect((await ask({})).status).toBe(202);
  expect(await ended()).toMatchObject({ state: 'failed', differs: true });
  await interrupt();
  expect((await ask({ restart: true })).status).toBe(202);
  expect(await ended()).toMatchObject({ state: 'done', restart: true });
  await projectorDb.destroy();
});
