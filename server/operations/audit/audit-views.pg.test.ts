import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
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

test('a view that cannot be audited is told and does not keep the others from being audited', async () => {
  const warnings: unknown[] = [];
  const errors: unknown[] = [];
  const auditViews = createAuditViews({
    ...shop,
    db: database.readDb,
    projections: [poisoned(ordersProjection, new Set([1])), productsProjection],
    log: {
      warn: (facts: object) => void warnings.push(facts),
      error: (facts: object) => void errors.push(facts),
    },
  });
  await sql`update read.products set price = price + 1`.execute(database.readDb);
  expect(await auditViews()).toBe(false);
  expect(warnings).toMatchObject([{ projection: 'orders', err: { message: 'Poison at 1' } }]);
  expect(errors).toMatchObject([{ projection: 'products', findings: [{ from: 1, to: 2 }] }]);
});
