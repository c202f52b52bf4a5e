import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { eventFormat } from '#server/domain/event-format.ts';
import { orderEventData } from '#server/domain/orders/events.ts';
import type { Projection } from './projection.ts';
import { ordersProjection } from './projections.ts';
import { catchUp } from './testing/catch-up.ts';
import { createTestShop, type TestShop } from './testing/test-shop.ts';

let database: TestDatabase;
let shop: TestShop;

beforeEach(async () => {
  database = await testDatabase();
  shop = createTestShop(database);
});
afterEach(() => database.drop());

/** As if version 1 of a note had called its text `body`. */
const projection: Projection = {
  ...ordersProjection,
  handles: {
    ...ordersProjection.handles,
    order: eventFormat(orderEventData, {
      NoteAdded: [({ body, ...rest }) => ({ ...rest, text: body })],
    }),
  },
};

/** A note as some release stored it, projected one event at a time. */
const projectNote = async (schemaVersion: number, words: { body?: string; text?: string }) => {
  const { orderId } = await shop.place();
  const commandId = crypto.randomUUID();
  const data = { orderId, customerId: null, visibility: 'customer', ...words };
  await shop.eventStore.append({
    actorId: 'x',
    commandId,
    bodyHash: 'x',
    streamType: 'order',
    streamId: orderId,
    expectedVersion: 1,
    events: [{ type: 'NoteAdded', schemaVersion, data }],
    metadata: { actor: { id: 'x', role: 'system' }, correlationId: commandId },
  });
  const { readDb } = database;
  await catchUp(projection, { ...shop, readDb }, 1);
  const notes = await readDb
    .selectFrom('read.order_events')
    .select('data')
    .where('type', '=', 'NoteAdded')
    .execute();
  const letters = await readDb.selectFrom('read.dead_letters').select('error').execute();
  return { notes: notes.map(({ data }) => data.text), letters: letters.map(({ error }) => error) };
};

test('an event of an older schema version is lifted by its upcaster and projected', async () => {
  const { notes, letters } = await projectNote(1, { body: 'Leave it at the door' });
  expect(letters).toEqual([]);
  expect(notes).toEqual(['Leave it at the door']);
});

test('an event of the newest schema version is projected as it is', async () => {
  expect(await projectNote(2, { text: 'Ring twice' })).toEqual({
    notes: ['Ring twice'],
    letters: [],
  });
});

test('an event that newer code wrote is parked, and says so', async () => {
  const { notes, letters } = await projectNote(3, { text: 'Ring twice' });
  expect(notes).toEqual([]);
  expect(letters).toEqual([
    expect.stringMatching(/^NoteAdded \(schema version 3\) at position 2 .*newer code/),
  ]);
});
