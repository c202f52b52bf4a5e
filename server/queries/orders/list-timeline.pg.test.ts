import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { admin, customer, testReads } from '#server/queries/testing/test-reads.ts';
import { listTimeline } from './list-timeline.ts';

const since = '2026-03-01T10:00:00.123Z';
const owner = customer();
let test: Awaited<ReturnType<typeof testReads>>;
beforeAll(async () => {
  test = await testReads();
});
afterAll(() => test.drop());

const placed = async (position: number) => {
  const [id = ''] = await test.addOrders([{ customerId: owner.id }]);
  await test.readDb
    .insertInto('read.order_events')
    .values({
      order_id: id,
      version: 1,
      position,
      type: 'OrderCreated',
      at: since,
      actor_id: owner.id,
      actor_role: 'customer',
      command_id: uuidv7(),
      data: '{}',
    })
    .execute();
  return id;
};

const leaveOut = (streamId: string, position: number, more: object = {}) =>
  test.readDb
    .insertInto('read.skipped_events')
    .values({
      projection: 'orders',
      position,
      command_id: uuidv7(),
      stream_type: 'order',
      stream_id: streamId,
      version: 2,
      type: 'OrderShipped',
      reason: 'Written twice',
      skipped_by: 'ada@shop.test',
      skipped_at: since,
      ...more,
    })
    .execute();

it('tells what an order lacks for good: to staff which event, why and by whom, to its customer that it does', async () => {
  const id = await placed(11);
  await leaveOut(id, 12);
  const told = { version: 2, position: 12, at: since };
  expect((await listTimeline(test.reads, admin, id)).leftOut).toEqual([
    { ...told, type: 'OrderShipped', reason: 'Written twice', by: 'ada@shop.test' },
  ]);
  expect((await listTimeline(test.reads, owner, id)).leftOut).toEqual([told]);
  expect((await listTimeline(test.reads, customer(), id)).leftOut).toEqual([]);
});

it('does not tell what was left out of another view, or at a version that the order has', async () => {
  const id = await placed(21);
  await leaveOut(id, 22, { projection: 'insights' });
  await leaveOut(id, 23, { version: 1 });
  expect((await listTimeline(test.reads, admin, id)).leftOut).toEqual([]);
});

it('does not tell what was left out of a log that is lost: another event has its position now', async () => {
  const id = await placed(41);
  await placed(42);
  await leaveOut(id, 42);
  expect((await listTimeline(test.reads, admin, id)).leftOut).toEqual([]);
});

it('tells staff of an order that is nowhere because its beginning was left out', async () => {
  const id = uuidv7();
  await leaveOut(id, 32, { version: 1, type: 'OrderCreated' });
  expect(await listTimeline(test.reads, admin, id)).toMatchObject({
    data: undefined,
    leftOut: [{ version: 1, type: 'OrderCreated' }],
  });
  expect((await listTimeline(test.reads, owner, id)).leftOut).toEqual([]);
});
