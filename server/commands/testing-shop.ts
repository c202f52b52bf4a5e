import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { WriteDatabase } from '#db/write/schema.ts';
import { type ProductEvent, productEvents } from '#server/domain/products/events.ts';
import { createEventStore } from '#server/event-store/create-event-store.ts';
import { createPersonalData } from '#server/personal-data/create-personal-data.ts';
import type { CommandActor, CommandDeps, OrderCommandRequest } from './command-request.ts';
import { hashCommand } from './hash-command.ts';
import { placeOrder } from './place-order.ts';
import { toAppend } from './to-append.ts';

/** For tests: the commands' outside, as a web process makes it. */
export const shopDeps = (db: Kysely<WriteDatabase>): CommandDeps => ({
  eventStore: createEventStore(db),
  personalData: createPersonalData(db),
});

export const newCustomer = (name = 'Alice'): CommandActor => ({
  id: randomUUID(),
  name,
  email: `${name.toLowerCase()}@example.test`,
  role: 'customer',
});

export const newAdmin = (): CommandActor => ({ ...newCustomer('Ada'), role: 'admin' });

/** Lists a product and answers its id. */
export const listProduct = async (
  deps: CommandDeps,
  { name = 'Jam jar', price = 125, currency = 'GBP' } = {},
): Promise<string> => {
  const productId = randomUUID();
  const data = { productId, sku: 'SKU', name, price, currency };
  await appendProduct(deps, 0, { type: 'ProductListed', data });
  return productId;
};

/** Gives a product that was just listed another price. */
export const repriceProduct = (deps: CommandDeps, productId: string, price: number) =>
  appendProduct(deps, 1, { type: 'ProductRepriced', data: { productId, price } });

const appendProduct = ({ eventStore }: CommandDeps, expectedVersion: number, event: ProductEvent) =>
  eventStore.append(
    toAppend({
      commandId: randomUUID(),
      bodyHash: 'hash',
      actor: { id: 'import', role: 'system' },
      correlationId: 'test',
      streamType: 'product',
      streamId: event.data.productId,
      expectedVersion,
      events: [productEvents.write(event)],
    }),
  );

/** A command as HTTP would hand it over, under a new key. */
export const request = <Body>(
  actor: CommandActor,
  orderId: string,
  body: Body,
  own: Partial<OrderCommandRequest<Body>> = {},
): OrderCommandRequest<Body> => ({
  commandId: randomUUID(),
  actor,
  orderId,
  body,
  bodyHash: hashCommand('test', orderId, body),
  correlationId: 'test',
  ...own,
});

/** Places an order of one line and answers its id. */
export const placedOrder = async (deps: CommandDeps, actor: CommandActor): Promise<string> => {
  const items = [{ productId: await listProduct(deps), quantity: 2 }];
  const result = await placeOrder(deps, request(actor, randomUUID(), { items }));
  if (result.kind !== 'accepted') throw new Error(`The order was not placed: ${result.kind}`);
  return result.orderId;
};
