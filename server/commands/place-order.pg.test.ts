import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandDb } from '#db/testing/command-db.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import type { CommandDeps } from './command-request.ts';
import { loadOrder } from './load-order.ts';
import { placeOrder } from './place-order.ts';
import {
  listProduct,
  newCustomer,
  placedOrder,
  repriceProduct,
  request,
  shopDeps,
} from './testing-shop.ts';

let database: TestDatabase;
let deps: CommandDeps;
let other: CommandDeps;
let close: () => Promise<unknown>;

beforeAll(async () => {
  database = await testDatabase();
  const dbs = [commandDb(database), commandDb(database)] as const;
  [deps, other] = [shopDeps(dbs[0]), shopDeps(dbs[1])];
  close = () => Promise.all(dbs.map((db) => db.destroy()));
});
afterAll(async () => {
  await close();
  await database.drop();
});

describe('placing an order', () => {
  test("takes names and prices from the catalogue, and writes the customer's name sealed", async () => {
    const alice = newCustomer('Alice');
    const items = [
      { productId: await listProduct(deps, { name: 'Jam jar', price: 125 }), quantity: 3 },
      { productId: await listProduct(deps, { name: 'Tea towel', price: 450 }), quantity: 1 },
    ];
    const orderId = randomUUID();
    const result = await placeOrder(deps, request(alice, orderId, { items, note: 'Ring twice' }));
    expect(result).toMatchObject({ kind: 'accepted', orderId, version: 1, replayed: false });
    const order = await loadOrder(deps, orderId);
    expect(order).toMatchObject({
      status: 'pending',
      customer: { id: alice.id, name: 'Alice', email: 'alice@example.test' },
      items: [
        { ...items[0], productName: 'Jam jar', price: 125 },
        { ...items[1], productName: 'Tea towel', price: 450 },
      ],
      total: 825,
      currency: 'GBP',
      number: result.kind === 'accepted' ? result.position : 0,
    });
    const { rows } = await sql`select data from write.events where stream_id = ${orderId}`.execute(
      database.writeDb,
    );
    expect(JSON.stringify(rows)).not.toMatch(/alice/i);
  });

  test('of a product that is not in the catalogue names it and stores nothing', async () => {
    const [known, unknown] = [await listProduct(deps), randomUUID()];
    const items = [known, unknown].map((productId) => ({ productId, quantity: 1 }));
    const asked = request(newCustomer(), randomUUID(), { items });
    expect(await placeOrder(deps, asked)).toEqual({
      kind: 'unknown-product',
      productIds: [unknown],
    });
    expect(await loadOrder(deps, asked.orderId)).toEqual({ status: 'absent' });
  });

  test('in two currencies is refused', async () => {
    const items = [
      { productId: await listProduct(deps, { currency: 'GBP' }), quantity: 1 },
      { productId: await listProduct(deps, { currency: 'EUR' }), quantity: 1 },
    ];
    const result = await placeOrder(deps, request(newCustomer(), randomUUID(), { items }));
    expect(result).toMatchObject({ kind: 'rejected', rejection: { reason: 'mixed-currencies' } });
  });

  test('under the id of an order that exists shows it to its owner, and to nobody else', async () => {
    const alice = newCustomer();
    const orderId = await placedOrder(deps, alice);
    const items = [{ productId: await listProduct(deps), quantity: 1 }];
    const again = await placeOrder(deps, request(alice, orderId, { items }));
    expect(again).toMatchObject({
      rejection: { reason: 'order-already-exists' },
      current: { id: orderId, customerName: 'Alice' },
    });
    const stolen = await placeOrder(deps, request(newCustomer('Bob'), orderId, { items }));
    expect(stolen).toMatchObject({ rejection: { reason: 'order-already-exists' } });
    expect(stolen).not.toHaveProperty('current');
  });

  test('repeated without an order id of its own answers with the first order', async () => {
    const items = [{ productId: await listProduct(deps), quantity: 1 }];
    const asked = { ...request(newCustomer(), randomUUID(), { items }), bodyHash: 'same' };
    const first = await placeOrder(deps, asked);
    const second = await placeOrder(other, { ...asked, orderId: randomUUID() });
    expect(second).toEqual({ ...first, replayed: true });
  });

  test('repeated after a price has changed answers with the first order, and a new one is refused', async () => {
    const productId = await listProduct(deps, { price: 125 });
    const body = { items: [{ productId, quantity: 2 }], expectedTotal: 250 };
    const asked = request(newCustomer(), randomUUID(), body);
    const first = await placeOrder(deps, asked);
    expect(first).toMatchObject({ kind: 'accepted', replayed: false });
    await repriceProduct(deps, productId, 130);
    expect(await placeOrder(deps, request(newCustomer(), randomUUID(), body))).toMatchObject({
      rejection: { reason: 'prices-changed' },
    });
    expect(await placeOrder(other, asked)).toEqual({ ...first, replayed: true });
  });

  test('under the key of another order is told so, whatever is wrong with it', async () => {
    const alice = newCustomer();
    const items = [{ productId: await listProduct(deps), quantity: 1 }];
    const asked = request(alice, randomUUID(), { items });
    await placeOrder(deps, asked);
    const unknown = { items: [{ productId: randomUUID(), quantity: 1 }] };
    const reused = request(alice, asked.orderId, unknown, { commandId: asked.commandId });
    expect(await placeOrder(deps, reused)).toEqual({ kind: 'command-reused' });
  });
});
