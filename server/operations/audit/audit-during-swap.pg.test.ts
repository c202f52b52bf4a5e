import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { projections } from '#server/projections/projections.ts';
import { rebuildProjection } from '#server/projections/rebuild/rebuild-projection.ts';
import { catchUp } from '#server/projections/testing/catch-up.ts';
import { createTestShop, type TestShop } from '#server/projections/testing/test-shop.ts';
import { auditStep } from './audit-step.ts';

let database: TestDatabase;
let shop: TestShop;
beforeAll(async () => {
  database = await testDatabase();
  const { readDb } = database;
  shop = createTestShop(database);
  for (let index = 0; index < 5; index++) await shop.place(1);
  for (const projection of projections) {
    await catchUp(projection, { ...shop, readDb }, 50);
    await readDb
      .insertInto('read.audits')
      .values({ projection: projection.name, findings: '[]' })
      .execute();
  }
});
afterAll(() => database.drop());

/** Whether the rebuild can go no further for now: somebody holds what it wants to swap. */
const isHeldUp = async (): Promise<boolean> => {
  const { rows } = await sql<{ held: boolean }>`select exists (select from pg_locks
    where not granted and mode = 'AccessExclusiveLock'
      and database = (select oid from pg_database where datname = current_database())) as held`.execute(
    database.readDb,
  );
  return rows[0]?.held ?? false;
};

test.each(projections.filter(({ name }) => name !== 'products'))(
  'a rebuild of $name that is swapped in during a step of the auditor is no finding',
  async (projection) => {
    const { readDb } = database;
    const deps = { ...shop, readDb, worker: 'w' };
    let rebuilding: Promise<{ swapped: boolean }> | undefined;
    // The log is read when the step's snapshot is taken and before it looks at any row.
    const eventStore: typeof shop.eventStore = {
      ...shop.eventStore,
      readLog: async (after, limit) => {
        let isOver = false;
        rebuilding ??= rebuildProjection(projection, deps).finally(() => {
          isOver = true;
        });
        while (!isOver && !(await isHeldUp())) await delay(5);
        return shop.eventStore.readLog(after, limit);
      },
    };
    const found = await auditStep(readDb, projection, { ...shop, eventStore }, { limit: 100 });
    expect(found).toEqual([]);
    expect(await rebuilding).toMatchObject({ swapped: true, differences: [] });
  },
);
