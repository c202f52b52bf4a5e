import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { isParked, listDeadLetters } from './list-dead-letters.ts';
import { listSkippedEvents } from './list-skipped-events.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const park = (streamId: string, position: number, version: number) =>
  database.readDb
    .insertInto('read.dead_letters')
    .values({
      projection: 'orders',
      place: 'live',
      position,
      stream_type: 'order',
      stream_id: streamId,
      version,
      type: version === 1 ? 'OrderCreated' : 'NoteAdded',
      at: new Date().toISOString(),
      command_id: uuidv7(),
      data: '{}',
      error: 'broken',
    })
    .execute();

test('however many are parked, each is reached page by page and known by its position', async () => {
  const orderId = uuidv7();
  const { readDb } = database;
  for (let version = 1; version <= 5; version++) await park(orderId, version * 10, version);
  const seen = [];
  for (let after = 0, hasMore = true; hasMore; ) {
    const page = await listDeadLetters(readDb, 'orders', { after, limit: 2 });
    expect(page.total).toBe(5);
    seen.push(...page.data.map(({ position }) => position));
    ({ hasMore } = page);
    after = page.data.at(-1)?.position ?? 0;
  }
  expect(seen).toEqual([10, 20, 30, 40, 50]);
  expect(await isParked(readDb, 'orders', 50)).toBe(true);
  expect(await isParked(readDb, 'orders', 51)).toBe(false);
  expect(await isParked(readDb, 'insights', 50)).toBe(false);
});

test('an order that no view has yet is called by the position of what began it', async () => {
  const orderId = uuidv7();
  await park(orderId, 60, 1);
  await park(orderId, 61, 2);
  const { data } = await listDeadLetters(database.readDb, 'orders', { after: 50 });
  expect(data.map(({ number }) => number)).toEqual([60, 60]);
});

test('an order whose beginning was left out is called by its position, in what is parked and what was left out', async () => {
  const orderId = uuidv7();
  const { readDb } = database;
  const stream = { stream_type: 'order', stream_id: orderId };
  const decision = { reason: 'Unreadable', skipped_by: 'ada@shop.test', command_id: uuidv7() };
  for (const [version, position] of [70, 71].entries()) {
    const event = { projection: 'orders', position, version: version + 1, type: 'NoteAdded' };
    await readDb
      .insertInto('read.skipped_events')
      .values({ ...event, ...stream, ...decision })
      .execute();
  }
  await park(orderId, 72, 3);
  const { data } = await listDeadLetters(readDb, 'orders', { after: 70 });
  expect(data.map(({ number }) => number)).toEqual([70]);
  expect((await listSkippedEvents(readDb)).map(({ number }) => number)).toEqual([70, 70]);
});
