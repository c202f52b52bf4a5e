import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { requestOperation } from './request-operation.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const wanted = {
  projection: 'orders',
  kind: 'rebuild',
  reason: 'Odd.',
  requestedBy: 'ann@shop.test',
} as const;

test('what is asked for again before a worker has taken it is one operation', async () => {
  const first = await requestOperation(db.readDb, wanted);
  expect(await requestOperation(db.readDb, wanted)).toEqual(first);
  for (const other of [
    { reason: 'Very odd.' },
    { reason: undefined },
    { acceptDifferences: true },
    { restart: true },
    { kind: 'retry-dead-letters' as const },
    { projection: 'products' },
    { requestedBy: 'bob@shop.test' },
  ]) {
    const { id } = await requestOperation(db.readDb, { ...wanted, ...other });
    expect(id, JSON.stringify(other)).toBeGreaterThan(first.id);
  }
});

test('what is asked for again when a worker has taken it is done again', async () => {
  const first = await requestOperation(db.readDb, wanted);
  await db.readDb.updateTable('read.operations').set({ state: 'running' }).execute();
  expect((await requestOperation(db.readDb, wanted)).id).toBeGreaterThan(first.id);
});

test('what is asked for again after something else of the projection is done again', async () => {
  const asked = { ...wanted, projection: 'customers' };
  const rebuild = await requestOperation(db.readDb, asked);
  const rollback = await requestOperation(db.readDb, { ...asked, kind: 'rollback' });
  const again = await requestOperation(db.readDb, asked);
  expect(again.id).toBeGreaterThan(rollback.id);
  expect(rollback.id).toBeGreaterThan(rebuild.id);
  expect(await requestOperation(db.readDb, asked)).toEqual(again);
});
