import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testReads } from '#server/queries/testing/test-reads.ts';
import { getProjectedAt } from './get-projected-at.ts';

let test: Awaited<ReturnType<typeof testReads>>;
beforeAll(async () => {
  test = await testReads();
});
afterAll(() => test.drop());

it('an event that waits among the dead letters is not projected, though the view is past it', async () => {
  await test.addOrders([{}, {}, {}]);
  const letter = { projection: 'orders', position: 2 };
  await test.readDb
    .insertInto('read.dead_letters')
    .values({
      ...letter,
      place: 'live',
      stream_type: 'order',
      stream_id: uuidv7(),
      version: 1,
      type: 'OrderCreated',
      at: new Date().toISOString(),
      command_id: uuidv7(),
      correlation_id: null,
      data: '{}',
      error: 'broken',
    })
    .execute();
  const projected = (position: number) => getProjectedAt(test.reads, position);
  expect(await projected(1)).toEqual({ projected: true, meta: { position: 3 } });
  expect(await projected(2)).toEqual({ projected: false, meta: { position: 3 } });
  expect(await projected(3)).toMatchObject({ projected: true });
  expect(await projected(4)).toMatchObject({ projected: false });
  await test.readDb.deleteFrom('read.dead_letters').where('position', '=', 2).execute();
  expect(await projected(2)).toMatchObject({ projected: true });
});
