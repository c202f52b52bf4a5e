import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { requestOutdatedRebuilds } from './request-outdated-rebuilds.ts';

const release = [
  { name: 'insights', version: 1 },
  { name: 'orders', version: 2 },
  { name: 'products', version: 2 },
];

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.drop());

const made = (versions: Record<string, number>) =>
  database.readDb
    .insertInto('read.checkpoints')
    .values(
      Object.entries(versions).map(([projection, version]) => ({
        projection,
        version,
        position: 7,
      })),
    )
    .execute();
const ask = () => requestOutdatedRebuilds(database.readDb, release);
const asked = () =>
  database.readDb
    .selectFrom('read.operations')
    .select(['projection', 'kind', 'version', 'state'])
    .orderBy('id')
    .execute();
const end = (state: 'done' | 'failed', secondsAgo: number) =>
  database.readDb
    .updateTable('read.operations')
    .set({ state, finished_at: sql<string>`now() - ${secondsAgo} * interval '1 second'` })
    .where('state', '=', 'asked')
    .execute();

const orders = { projection: 'orders', kind: 'rebuild', version: 2 };

test('views of an earlier release are rebuilt one after the other, however many workers ask', async () => {
  await made({ insights: 1, orders: 1, products: 1 });
  await Promise.all([ask(), ask(), ask()]);
  await ask();
  expect(await asked()).toEqual([{ ...orders, state: 'asked' }]);
  await end('done', 0);
  await database.readDb
    .updateTable('read.checkpoints')
    .set({ version: 2 })
    .where('projection', '=', 'orders')
    .execute();
  await ask();
  expect((await asked()).at(-1)).toMatchObject({ projection: 'products', state: 'asked' });
});

test('a rebuild that failed, or whose process ended, is asked for again after a while', async () => {
  await made({ orders: 1 });
  await ask();
  await end('failed', 1);
  await ask();
  expect(await asked()).toHaveLength(1);
  await database.readDb
    .updateTable('read.operations')
    .set({ finished_at: sql<string>`now() - interval '1 minute'` })
    .execute();
  await ask();
  expect(await asked()).toEqual([
    { ...orders, state: 'failed' },
    { ...orders, state: 'asked' },
  ]);
  await database.readDb
    .updateTable('read.operations')
    .set({ state: 'running', started_at: sql<string>`now() - interval '1 hour'` })
    .where('state', '=', 'asked')
    .execute();
  await ask();
  expect(await asked()).toHaveLength(3);
});

test('views of this release and of a later one are left alone', async () => {
  await made({ insights: 1, orders: 3, products: 2 });
  await ask();
  expect(await asked()).toEqual([]);
});

test('where there is nothing to rebuild no view is locked, so that no batch has to be made again', async () => {
  await made({ insights: 1, orders: 2, products: 2 });
  await database.readDb.transaction().execute(async (transaction) => {
    // Lets readers by, and nobody who wants a row's lock.
    await sql`lock table read.checkpoints in exclusive mode`.execute(transaction);
    await ask();
  });
  expect(await asked()).toEqual([]);
});

test('a rebuild to a version that no worker makes any more holds up no other', async () => {
  await made({ orders: 1 });
  const left = { projection: 'orders', kind: 'rebuild', version: 9 } as const;
  await database.readDb
    .insertInto('read.operations')
    .values({ ...left, requested_by: 'a new release' })
    .execute();
  await ask();
  expect(await asked()).toEqual([
    { ...left, state: 'asked' },
    { ...orders, state: 'asked' },
  ]);
});

test('a view whose rebuild keeps failing does not keep the others from theirs', async () => {
  await made({ orders: 1, products: 1 });
  await ask();
  await end('failed', 60);
  await ask();
  const products = { projection: 'products', kind: 'rebuild', version: 2 };
  expect(await asked()).toEqual([
    { ...orders, state: 'failed' },
    { ...products, state: 'asked' },
  ]);
  await end('failed', 40);
  await ask();
  expect((await asked()).at(-1)).toEqual({ ...orders, state: 'asked' });
});
