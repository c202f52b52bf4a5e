import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { type BatchOutcome, type Memory, projectBatch } from '../project-batch.ts';
import { ordersProjection } from '../projections.ts';
import { catchUp } from '../testing/catch-up.ts';
import { poisoned } from '../testing/poisoned.ts';
import { createTestShop, type TestShop } from '../testing/test-shop.ts';
import { foldLog, readViews } from '../testing/views.ts';
import { retryDeadLetters } from './retry-dead-letters.ts';

let database: TestDatabase;
let shop: TestShop;
/** The next batch of one worker, which remembers the totals that its last one wrote. */
let work: () => Promise<BatchOutcome['kind']>;

/** A retry has counted an order beside a worker that remembers the totals from before. */
beforeEach(async () => {
  database = await testDatabase();
  shop = createTestShop(database);
  const deps = { ...shop, readDb: database.readDb };
  const memory: Memory = {};
  const sick = new Set([2]);
  const projection = poisoned(ordersProjection, sick);
  work = async () => (await projectBatch(projection, { ...deps, worker: 'w' }, 1_000, memory)).kind;
  for (let customer = 1; customer <= 3; customer++) await shop.place(customer);
  await catchUp(projection, deps, 1);
  await shop.place(1);
  expect(await work()).toBe('applied');
  sick.clear();
  expect(await retryDeadLetters(projection, deps)).toEqual({ applied: 1, left: 0 });
});
afterEach(() => database.drop());

const expectWholeViews = async () =>
  expect(await readViews(database.readDb, ordersProjection)).toEqual(
    await foldLog(database.readDb, ordersProjection, shop),
  );

test('what a retry counted stays counted in the batch that a worker was about to write', async () => {
  await shop.place(1);
  expect(await work()).toBe('held');
  expect(await work()).toBe('applied');
  await expectWholeViews();
});

test('what a retry counted stays counted after the worker has looked and found nothing new', async () => {
  expect(await work()).toBe('idle');
  await shop.place(1);
  expect(await work()).toBe('applied');
  await expectWholeViews();
});
