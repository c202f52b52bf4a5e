import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import type { ProjectionDeps } from '#server/projections/project-batch.ts';
import { ordersProjection } from '#server/projections/projections.ts';
import { catchUp } from '#server/projections/testing/catch-up.ts';
import { poisoned } from '#server/projections/testing/poisoned.ts';
import { createTestShop } from '#server/projections/testing/test-shop.ts';
import { runCommand } from './run-command.ts';

let database: TestDatabase;
let deps: ProjectionDeps;
const sick = new Set([2, 4]);
const projection = poisoned(ordersProjection, sick);
const said: string[] = [];

beforeEach(async () => {
  database = await testDatabase();
  const shop = createTestShop(database);
  deps = { ...shop, readDb: database.readDb, worker: 'w' };
  for (const customer of [1, 2]) {
    const { orderId } = await shop.place(customer);
    await shop.act(orderId, { type: 'AddNote', text: 'x', visibility: 'internal' });
  }
  await catchUp(projection, deps, 1);
  for (const way of ['log', 'error'] as const) {
    vi.spyOn(console, way).mockImplementation((line: string) => void said.push(line));
  }
});
afterEach(async () => {
  vi.restoreAllMocks();
  await database.drop();
});

const retry = (position: string | undefined) =>
  runCommand('retry', {
    ...{ projection, deps, position, reason: undefined, by: 'ada (command line)' },
    ...{ acceptDifferences: false, restart: false },
  });

test('a retry of one position applies what that stream has parked, and says what it did', async () => {
  sick.clear();
  expect(await retry('x')).toBe(2);
  expect(await retry('3')).toBe(1);
  expect(await retry('4')).toBe(0);
  expect(said.at(-1)).toBe('Parked events of its stream applied: 1; it has none left.');
  const left = await database.readDb.selectFrom('read.dead_letters').select('position').execute();
  expect(left).toEqual([{ position: 2 }]);
  const asked = await database.readDb
    .selectFrom('read.operations')
    .select(['kind', 'position', 'state'])
    .orderBy('id')
    .execute();
  expect(asked.at(-1)).toEqual({ kind: 'retry-dead-letters', position: 4, state: 'done' });
  expect(await retry(undefined)).toBe(0);
  expect(said.at(-1)).toBe('Parked events applied: 1; none is left.');
});
