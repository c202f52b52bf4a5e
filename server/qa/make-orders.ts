import { v7 as uuidv7 } from 'uuid';
import type { CommandDeps } from '#server/commands/command-request.ts';
import { toAppend } from '#server/commands/to-append.ts';
import type { OrderItem, OrderStatus } from '#server/contracts/order.ts';
import type { QaOrders } from '#server/contracts/qa.ts';
import type { Actor } from '#server/contracts/roles.ts';
import type { OrderCommand } from '#server/domain/orders/commands.ts';
import { decide } from '#server/domain/orders/decide.ts';
import { type OrderEvent, orderEvents } from '#server/domain/orders/events.ts';
import { evolve } from '#server/domain/orders/evolve.ts';
import { initialState, type OrderState } from '#server/domain/orders/state.ts';

/** Who the orders are for, and what may be in them: products of one currency, at least one. */
export type OrdersToMake = {
  customer: { id: string; name: string; email: string; country: string | null };
  products: readonly { id: string; name: string; price: number; currency: string }[];
  count: number;
  status: OrderStatus;
};

type Order = { orderId: string; state: OrderState; version: number; position: number };
type Step = { command: OrderCommand; actor: Actor };

const shop: Actor = { id: 'qa', role: 'admin' };

/**
 * Places orders and takes them as far as `status`, by the deciders' own rules and one command a
 * step, as if customer and shop had done it. A step of all orders is appended together. Answers them
 * in the order of placing.
 */
export async function makeOrders(
  deps: CommandDeps,
  { customer, products, count, status }: OrdersToMake,
): Promise<QaOrders> {
  const buyer: Actor = { id: customer.id, role: 'customer' };
  const { country, ...person } = customer;
  const currency = products[0]?.currency ?? '';
  let orders = await take(
    deps,
    Array.from({ length: count }, () => newOrder()),
    ({ orderId }, index) => ({
      actor: buyer,
      command: {
        type: 'CreateOrder',
        orderId,
        customer: person,
        country,
        currency,
        note: null,
        items: itemsOf(products, index),
      },
    }),
  );
  for (const step of stepsTo(status, buyer)) orders = await take(deps, orders, step);
  return {
    orders: orders.map(({ orderId, version, position }) => ({ orderId, version, position })),
    position: Math.max(...orders.map(({ position }) => position)),
  };
}

const newOrder = (): Order => ({
  orderId: uuidv7(),
  state: initialState,
  version: 0,
  position: 0,
});

/** One to three lines, not the same for every order. */
const itemsOf = (products: OrdersToMake['products'], index: number): OrderItem[] =>
  Array.from({ length: Math.min(1 + (index % 3), products.length) }, (_, line) => {
    const { id, name, price } = products[(index + line) % products.length] ?? {
      id: '',
      name: '',
      price: 0,
    };
    return { productId: id, productName: name, price, quantity: 1 + ((index + line) % 4) };
  });

const stepsTo = (status: OrderStatus, buyer: Actor): ((order: Order) => Step)[] => {
  const ship = ({ orderId }: Order): Step => ({
    actor: shop,
    command: { type: 'ShipOrder', trackingNumber: `QA${orderId.slice(-8)}`, carrier: null },
  });
  switch (status) {
    case 'pending':
      return [];
    case 'shipped':
      return [ship];
    case 'delivered':
      return [ship, () => ({ actor: shop, command: { type: 'DeliverOrder' } })];
    case 'cancelled':
      return [
        () => ({
          actor: buyer,
          command: { type: 'CancelOrder', reason: 'changed-mind', note: null },
        }),
      ];
    default:
      return status satisfies never;
  }
};

/** One command to each order: decided, sealed together, appended together. */
const take = async (
  { eventStore, personalData }: CommandDeps,
  orders: readonly Order[],
  stepOf: (order: Order, index: number) => Step,
): Promise<Order[]> => {
  const decided = orders.map((order, index) => {
    const { command, actor } = stepOf(order, index);
    const decision = decide(command, order.state, { actor });
    if ('rejection' in decision) throw new TypeError(decision.rejection.message);
    const [event, ...more] = decision.events;
    if (event === undefined || more.length > 0) throw new TypeError('A step is one event.');
    return { order, actor, event, commandId: uuidv7() };
  });
  const sealed = await personalData.seal(decided.map(({ event }) => orderEvents.write(event)));
  const correlationId = uuidv7();
  return Promise.all(
    decided.map(async ({ order, actor, event, commandId }, index) => {
      const appended = await eventStore.append(
        toAppend({
          commandId,
          bodyHash: 'qa',
          actor,
          correlationId,
          streamType: 'order',
          streamId: order.orderId,
          expectedVersion: order.version,
          events: sealed.slice(index, index + 1),
        }),
      );
      if (appended.outcome !== 'appended') throw new TypeError(`Not new: ${appended.outcome}`);
      return after(order, event, { ...appended, commandId, actor });
    }),
  );
};

const after = (
  { orderId, state }: Order,
  event: OrderEvent,
  stored: {
    version: number;
    position: number;
    acceptedAt: string;
    commandId: string;
    actor: Actor;
  },
): Order => {
  const { version, position, acceptedAt: at, commandId, actor } = stored;
  const next = evolve(state, { ...event, version, position, at, commandId, actor });
  return { orderId, state: next, version, position };
};
