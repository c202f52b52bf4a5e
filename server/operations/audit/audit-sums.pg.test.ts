import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { insightsProjection } from '#server/projections/insights/insights-projection.ts';
import { ordersProjection, projections } from '#server/projections/projections.ts';
import { catchUp } from '#server/projections/testing/catch-up.ts';
import { createTestShop, type TestShop } from '#server/projections/testing/test-shop.ts';
import { auditStep } from './audit-step.ts';
import { auditSums } from './audit-sums.ts';

let database: TestDatabase;
let shop: TestShop;
beforeAll(async () => {
  database = await testDatabase();
  const { readDb } = database;
  // One day for all of it: what is added up by days must not depend on when the test runs.
  shop = createTestShop(database, { occurredAt: '2026-02-03T12:00:00Z' });
  for (let index = 0; index < 12; index++) {
    const { orderId } = await shop.place(index % 3);
    if (index % 4 === 0) {
      await shop.act(orderId, { type: 'CancelOrder', reason: 'changed-mind', note: null });
    }
  }
  for (const projection of projections) {
    await catchUp(projection, { ...shop, readDb }, 5);
    await readDb
      .insertInto('read.audits')
      .values({ projection: projection.name, findings: '[]' })
      .execute();
  }
});
afterAll(() => database.drop());

const found = async (db: Kysely<ReadDatabase>): Promise<string[]> => {
  const all = [];
  for (const projection of projections) all.push(...(await auditSums(db, projection, 1)));
  return all.map(({ what }) => what);
};

/** What is found after one more was written into one row; nothing of it stays. */
const afterDamage = async (table: string, column: string, where = 'true'): Promise<string[]> => {
  let what: string[] = [];
  const undone = new Error('undone');
  const damage = database.readDb.transaction().execute(async (db) => {
    const name = sql.id('read', table);
    const { numAffectedRows } = await sql`
      update ${name} set ${sql.id(column)} = ${sql.id(column)} + 1
      where ctid = (select min(ctid) from ${name} where ${sql.raw(where)})`.execute(db);
    expect(numAffectedRows).toBe(1n);
    what = await found(db);
    throw undone;
  });
  await expect(damage).rejects.toBe(undone);
  return what;
};

test('what the log made adds up', async () => {
  expect(await database.readDb.transaction().execute(found)).toEqual([]);
});

test.each([
  [
    'order_counts',
    'count',
    `scope = 'all' and status = 'pending'`,
    /^order_counts all pending: .* 10, .* 9$/,
  ],
  ['order_counts', 'count', `scope <> 'all'`, /^order_counts [0-9a-f-]{36} \w+: /],
  ['daily_sales', 'orders', 'true', /^daily_sales orders GBP: .* 13, .* 12$/],
  ['daily_sales', 'revenue', 'true', /^daily_sales revenue GBP: /],
  ['daily_sales', 'cancellations', 'true', /^cancel_reasons \d{4}-\d\d-\d\d: .* 3, .* 4$/],
  ['daily_sales', 'cancelled_revenue', 'true', /^product_sales of a day, in money, /],
  ['cancel_reasons', 'count', 'true', /^cancel_reasons \d{4}-\d\d-\d\d: .* 4, .* 3$/],
  ['product_sales', 'revenue', 'length(period) = 10', /^product_sales of a day, in money, /],
  ['product_sales', 'quantity', 'length(period) = 10', /^product_sales of a month, quantity, /],
  ['product_sales', 'revenue', 'length(period) = 7', /^product_sales of a month, revenue, /],
  ['sold_orders', 'total', 'true', /^daily_sales revenue GBP: /],
])('one more in %s.%s (%s) is found and named', async (table, column, where, says) => {
  expect((await afterDamage(table, column, where))[0]).toMatch(says);
});

test('what takes too long to add up is told, and keeps nothing else from being added up', async () => {
  const { readDb } = database;
  const limits = { eachMs: 200, togetherMs: 90_000 };
  const late = await readDb.transaction().execute(async (holder) => {
    await sql`lock table read.daily_sales in access exclusive mode`.execute(holder);
    return readDb.transaction().execute((db) => auditSums(db, insightsProjection, 1, limits));
  });
  expect(late).toMatchObject([
    { what: expect.stringMatching(/^daily_sales orders cannot be audited: /), shared: true },
    { what: expect.stringMatching(/^daily_sales revenue cannot be audited: /), shared: true },
    { what: expect.stringMatching(/^cancel_reasons cannot be audited: /), shared: true },
    { what: expect.stringMatching(/^product_sales of a day, .* cannot be audited: /) },
  ]);
});

test('what follows when no time is left for it is ended too', async () => {
  const { readDb } = database;
  const limits = { eachMs: 60_000, togetherMs: 100 };
  const late = await readDb.transaction().execute(async (holder) => {
    await sql`lock table read.daily_sales, read.product_sales in access exclusive mode`.execute(
      holder,
    );
    return readDb.transaction().execute((db) => auditSums(db, insightsProjection, 1, limits));
  });
  expect(late.map(({ what }) => what)).toEqual(
    Array(6).fill(expect.stringContaining('due to statement timeout')),
  );
});

test.each([
  ['orders', 'order_counts', 'scope, status', 'count'],
  ['insights', 'daily_sales', 'currency, day, revenue, cancellations', 'orders'],
])(
  'each sum of %s may take a minute, as long as the connection may be silent',
  async (name, table, columns, column) => {
    const undone = new Error('undone');
    let what: string | undefined;
    const looking = database.readDb.transaction().execute(async (db) => {
      // A view in the table's place says how many ms the statement that reads it may take.
      await sql`alter table ${sql.id('read', table)} rename to made`.execute(db);
      await sql`create view ${sql.id('read', table)} as select ${sql.raw(columns)},
      1000 * extract(epoch from current_setting('statement_timeout')::interval) as ${sql.id(column)}
      from read.made limit 1`.execute(db);
      [what] = (await auditSums(db, { name }, 1)).map((finding) => finding.what);
      throw undone;
    });
    await expect(looking).rejects.toBe(undone);
    expect(what).toContain(': the view says 60000, ');
  },
);

test('the end of a round finds what does not add up, keeps it through the next, and forgets it when it is mended', async () => {
  const { readDb } = database;
  const change = (by: number) =>
    sql`update read.order_counts set count = count + ${by}
      where scope = 'all' and status = 'cancelled'`.execute(readDb);
  const step = async () =>
    (await auditStep(readDb, ordersProjection, shop, { limit: 100 }))?.map(({ what }) => what);
  await step();
  expect(await step()).toEqual([]);
  await change(1);
  expect(await step()).toEqual([]);
  const wrong = ['order_counts all cancelled: the view says 4, its rows come to 3'];
  expect(await step()).toEqual(wrong);
  await change(-1);
  expect(await step()).toEqual(wrong);
  expect(await step()).toEqual([]);
});
