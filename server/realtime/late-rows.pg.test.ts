import type { ReadonlyKysely } from 'kysely/readonly';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadDatabase } from '#db/read/schema.ts';
import { testReads } from '#server/queries/testing/test-reads.ts';
import { createBroadcast } from './create-broadcast.ts';
import { createLateTeller } from './create-late-teller.ts';
import { readChanges } from './read-changes.ts';

const many = 1_001;
let reads: Awaited<ReturnType<typeof testReads>>;
let db: ReadonlyKysely<ReadDatabase>;
let ids: string[];
beforeAll(async () => {
  reads = await testReads();
  ({ db } = reads.reads);
  ids = await reads.addOrders(Array.from({ length: many }, () => ({})));
  await reads.readDb
    .insertInto('read.late_changes')
    .values(ids.map((order_id) => ({ order_id, position: many + 1 })))
    .execute();
  await reads.readDb
    .updateTable('read.checkpoints')
    .set({ epoch: crypto.randomUUID(), late_position: many + 1, position: many + 1 })
    .execute();
});
afterAll(() => reads.drop());

test('more rows that changed out of their turn than are read at once are said to be more', async () => {
  expect(await readChanges(db, many, 500)).toMatchObject({ to: many + 1, isWhole: false });
  expect(await readChanges(db, many + 1, 500)).toMatchObject({ changes: [], isWhole: true });
});

test('every row that changed out of its turn is told, a hundred at a time, and then again', async () => {
  const told: string[] = [];
  const broadcast = createBroadcast({
    order: (_, __, { order }) => void told.push(order.id),
    position: () => {},
  });
  broadcast.start({ epoch: 'e', position: many });
  broadcast.open('admins');
  const tell = createLateTeller(db, broadcast);
  for (let turn = 0; turn < 11; turn++) {
    const before = told.length;
    await tell();
    expect(told.length - before).toBeLessThanOrEqual(100);
  }
  expect(new Set(told)).toEqual(new Set(ids));
  expect(told).toHaveLength(many);
  await tell();
  expect(told).toHaveLength(many + 100);
});
