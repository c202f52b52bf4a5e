import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addNote } from '#server/commands/add-note.ts';
import { placeOrder } from '#server/commands/place-order.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import {
  call,
  listProductsInLog,
  signedInAs,
  type TestWeb,
  testWeb,
} from '#server/http/testing/test-web.ts';
import { GET as events } from './route.ts';

let test: TestWeb;
let customer: Awaited<ReturnType<typeof signedInAs>>;
let support: Awaited<ReturnType<typeof signedInAs>>;
const orderId = uuidv7();
const correlations = [uuidv7(), uuidv7()] as const;

beforeAll(async () => {
  test = await testWeb();
  customer = await signedInAs(test, 'customer');
  support = await signedInAs(test, 'support');
  const [productId = ''] = await listProductsInLog(test.web, 1);
  const request = <Body>(actor: Viewer, correlationId: string, body: Body) => ({
    commandId: uuidv7(),
    orderId,
    actor,
    body,
    correlationId,
    bodyHash: `hash of ${correlationId}`,
  });
  const items = [{ productId, quantity: 1 }];
  const { commands } = test.web;
  await placeOrder(commands, request(customer.viewer, correlations[0], { items }));
  const note = { text: 'Called them', visibility: 'internal' } as const;
  await addNote(commands, request(support.viewer, correlations[1], note));
  // The view as the projection makes it of these events.
  const stored = await commands.eventStore.readStream('order', orderId);
  await test.db.readDb
    .insertInto('read.orders')
    .values({
      id: orderId,
      number: 1,
      customer_id: customer.viewer.id,
      items: '[]',
      product_ids: [],
      total: 1,
      currency: 'GBP',
      status: 'pending',
      created_at: new Date(),
      version: 2,
      position: 3,
      command_ids: [],
      search: '',
    })
    .execute();
  await test.db.readDb
    .insertInto('read.order_events')
    .values(
      stored.map((event) => ({
        order_id: orderId,
        version: event.version,
        position: event.position,
        type: event.type,
        at: event.at,
        command_id: event.commandId,
        actor_id: [customer, support][event.version - 1]?.viewer.id ?? '',
        actor_role: [customer, support][event.version - 1]?.viewer.role ?? '',
        data: JSON.stringify(event.data),
      })),
    )
    .execute();
});
afterAll(() => test.drop());

const told = async (cookie: string) =>
  (await call(events, `/api/orders/${orderId}/events`, { cookie, params: { id: orderId } })).json
    .data;

it('tells staff why: event, command, who by name, and the request that brought it', async () => {
  expect(await told(support.cookie)).toMatchObject([
    {
      type: 'OrderCreated',
      commandType: 'CreateOrder',
      actorName: customer.viewer.name,
      correlationId: correlations[0],
      bodyHash: `hash of ${correlations[0]}`,
    },
    {
      type: 'NoteAdded',
      commandType: 'AddNote',
      actorName: support.viewer.name,
      correlationId: correlations[1],
      bodyHash: `hash of ${correlations[1]}`,
    },
  ]);
});

it('tells customers what happened, and nothing about the shop’s people and machinery', async () => {
  const entries = await told(customer.cookie);
  expect(entries).toHaveLength(1);
  for (const name of ['actorName', 'correlationId', 'commandType', 'bodyHash']) {
    expect(entries[0]).not.toHaveProperty(name);
  }
  expect(JSON.stringify(entries)).not.toContain(support.viewer.name);
});
