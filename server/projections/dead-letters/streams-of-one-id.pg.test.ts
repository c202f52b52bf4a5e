import { expect, test } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { ordersProjection } from '../projections.ts';
import { catchUp } from '../testing/catch-up.ts';
import { poisoned } from '../testing/poisoned.ts';
import { createTestShop, customer } from '../testing/test-shop.ts';
import { retryDeadLetters } from './retry-dead-letters.ts';

const note = { type: 'AddNote', text: 'Hello', visibility: 'customer' } as const;

test("an order is retried as far as it goes, also when its customer's letters stand under the same id", async () => {
  const database = await testDatabase();
  const shop = createTestShop(database);
  const deps = { ...shop, readDb: database.readDb };
  const sick = new Set([1, 2]);
  const projection = poisoned(ordersProjection, sick);
  const { id } = customer(1);
  const productId = '10000000-0000-7000-8000-000000000001';
  await shop.register(1);
  await shop.act(id, {
    type: 'CreateOrder',
    orderId: id,
    customer: null,
    country: null,
    items: [{ productId, productName: 'Jumbo Bag', quantity: 1, price: 195 }],
    currency: 'GBP',
    note: null,
  });
  await shop.act(id, note);
  await shop.act(id, note);
  await catchUp(projection, deps, 1);

  sick.delete(2);
  sick.add(4);
  const order = { streamType: 'order', streamId: id };
  expect(await retryDeadLetters(projection, deps, order)).toEqual({ applied: 2, left: 1 });
  const letters = await database.readDb
    .selectFrom('read.dead_letters')
    .select(['position', 'stream_type', 'error'])
    .orderBy('position')
    .execute();
  expect(letters).toEqual([
    { position: 1, stream_type: 'customer', error: 'Poison at 1' },
    { position: 4, stream_type: 'order', error: 'Poison at 4' },
  ]);
  await database.drop();
});
