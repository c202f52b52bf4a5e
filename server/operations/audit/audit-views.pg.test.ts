import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReadDb } from '#db/client.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import type { Projection } from '#server/projections/projection.ts';
import { ordersProjection, productsProjection } from '#server/projections/projections.ts';
import { catchUp } from '#server/projections/testing/catch-up.ts';
import { poisoned } from '#server/projections/testing/poisoned.ts';
import { createTestShop, type TestShop } from '#server/projections/testing/test-shop.ts';
import { createAuditViews } from './create-audit-views.ts';

let database: TestDatabase;
let shop: TestShop;
beforeEach(async () => {
  database = await testDatabase();
  shop = createTestShop(database);
  await shop.place(1);
  await shop.list('10000000-0000-7000-8000-000000000001', 'Jumbo Bag', 195);
  for (const projection of [ordersProjection, productsProjection]) {
    await catchUp(projection, { ...shop, readDb: database.readDb }, 50);
  }
});
afterEach(() => database.drop());

const warnings: unknown[] = [];
const errors: unknown[] = [];
const auditViews = (
  projections: readonly Projection[],
  db: TestDatabase['readDb'] = database.readDb,
): Promise<boolean> => {
  for (const list of [warnings, errors]) list.length = 0;
  const log = {
    warn: (facts: object) => void warnings.push(facts),
    error: (facts: object) => void errors.push(facts),
  };
  return createAuditViews({ ...shop, db, projections, log })();
};

test('a view that cannot be read for now is told and does not keep the others from being audited', async () => {
  const { readDb, urls } = database;
  const db = createReadDb(`${urls.owner}?options=-c%20lock_timeout%3D50ms`, {
    max: 1,
    application: 'test',
  });
  await sql`update read.products set price = price + 1`.execute(readDb);
  await readDb.transaction().execute(async (holder) => {
    await sql`lock table read.orders in access exclusive mode`.execute(holder);
    expect(await auditViews([ordersProjection, productsProjection], db)).toBe(false);
  });
  await db.destroy();
  expect(warnings).toMatchObject([{ projection: 'orders', err: { code: '55P03' } }]);
  expect(errors).toMatchObject([{ projection: 'products', findings: [{ from: 1, to: 2 }] }]);
});

test('events that cannot be folded are found, once and for good: they would fail each time', async () => {
  const broken = poisoned(ordersProjection, new Set([1]));
  expect(await auditViews([broken])).toBe(true);
  expect(warnings).toEqual([]);
  const what = 'cannot be audited: Poison at 1';
  expect(errors).toMatchObject([{ projection: 'orders', findings: [{ what, from: 1, to: 2 }] }]);
  const { checked_to } = await database.readDb
    .selectFrom('read.audits')
    .select('checked_to')
    .executeTakeFirstOrThrow();
  expect(checked_to).toBe(2);
});
