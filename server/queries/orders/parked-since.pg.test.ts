import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testReads } from '#server/queries/testing/test-reads.ts';
import { parkedSince } from './parked-since.ts';

let test: Awaited<ReturnType<typeof testReads>>;
beforeAll(async () => {
  test = await testReads();
});
afterAll(() => test.drop());

const since = '2026-03-01T10:00:00.000Z';
const park = (streamId: string, position: number, more: object = {}) =>
  test.readDb
    .insertInto('read.dead_letters')
    .values({
      projection: 'orders',
      place: 'live',
      position,
      stream_type: 'order',
      stream_id: streamId,
      version: position,
      type: 'OrderCreated',
      at: since,
      command_id: uuidv7(),
      correlation_id: uuidv7(),
      data: '{}',
      error: 'broken',
      parked_at: since,
      ...more,
    })
    .execute();

it('tells since when an order of the live list is held up, and nothing of any other', async () => {
  const [held, other, elsewhere] = [uuidv7(), uuidv7(), uuidv7()];
  await park(held, 1);
  await park(held, 2, { parked_at: '2026-03-02T10:00:00.000Z' });
  await park(elsewhere, 3, { projection: 'insights' });
  expect(Date.parse((await parkedSince(test.reads, held)) ?? '')).toBe(Date.parse(since));
  expect(await parkedSince(test.reads, other)).toBeUndefined();
  expect(await parkedSince(test.reads, elsewhere)).toBeUndefined();
});
