import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderStatus } from '#server/contracts/order.ts';
import { qaCustomers, qaOrders } from '#server/contracts/qa.ts';
import { listProductsInLog, type TestWeb, testWeb } from '#server/http/testing/test-web.ts';
import { projectBatch } from '#server/projections/project-batch.ts';
import { ordersProjection, projections } from '#server/projections/projections.ts';
import { foldLog, readViews } from '#server/projections/testing/views.ts';
import type { WebQa } from './create-web-qa.ts';
import { makeCustomers } from './make-customers.ts';
import { makeOrders } from './make-orders.ts';
import { ordersToMake } from './orders-to-make.ts';

let shop: TestWeb;
let qa: WebQa;
beforeAll(async () => {
  shop = await testWeb({ QA_CONTROLS: '1' });
  if (shop.web.qa === undefined) throw new Error('There are no controls.');
  qa = shop.web.qa;
  await listProductsInLog(shop.web, 4);
  await project();
});
afterAll(() => shop.drop());

/** What a worker does by itself, here until nothing is left. */
const project = async () => {
  const { eventStore, personalData } = shop.web.commands;
  const deps = { readDb: shop.db.readDb, eventStore, personalData, worker: 'test' };
  for (const projection of projections) {
    while ((await projectBatch(projection, deps, 1_000)).kind === 'applied');
  }
};

const newCustomer = async () => {
  const { customers } = qaCustomers.parse(await makeCustomers(qa, 1));
  const [customer] = customers;
  if (customer === undefined) throw new Error('No customer was made.');
  return customer;
};

test('orders in every status are true: the views have them as a fold of the log would', async () => {
  const customer = await newCustomer();
  const lives = { pending: 1, shipped: 2, delivered: 3, cancelled: 2 };
  for (const status of orderStatus.options) {
    const plan = await ordersToMake(qa, { customerId: customer.id, count: 7, status });
    const made = qaOrders.parse(await makeOrders(qa.commands, plan));
    expect(made.orders.map(({ version }) => version)).toEqual(Array(7).fill(lives[status]));
    expect(made.position).toBe((await shop.web.commands.eventStore.head()).position);
  }
  await project();
  const rows = await shop.db.readDb
    .selectFrom('read.orders')
    .select(['status', 'customer_name', 'total', 'items'])
    .where('customer_id', '=', customer.id)
    .execute();
  for (const status of orderStatus.options) {
    expect(rows.filter((row) => row.status === status)).toHaveLength(7);
  }
  for (const { customer_name, items, total } of rows) {
    expect(customer_name).toBe(customer.name);
    expect(items.reduce((sum, { price, quantity }) => sum + price * quantity, 0)).toBe(total);
  }
  const fold = await foldLog(shop.db.readDb, ordersProjection, shop.web.commands);
  expect(await readViews(shop.db.readDb, ordersProjection)).toEqual(fold);
});

test('a thousand orders are no two the same, and the answer ends where they end', async () => {
  const { id: customerId } = await newCustomer();
  const plan = await ordersToMake(qa, { customerId, count: 1_000, status: 'delivered' });
  const { orders, position } = await makeOrders(qa.commands, plan);
  expect(new Set(orders.map(({ orderId }) => orderId)).size).toBe(1_000);
  expect(Math.max(...orders.map((order) => order.position))).toBe(position);
});
