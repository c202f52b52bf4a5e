import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import type { Actor } from '#server/contracts/roles.ts';
import * as customers from '#server/domain/customers/customer.ts';
import type { OrderCommand } from '#server/domain/orders/commands.ts';
import * as orders from '#server/domain/orders/decide.ts';
import type { OrderEvent } from '#server/domain/orders/events.ts';
import { evolve } from '#server/domain/orders/evolve.ts';
import { initialState, type OrderState } from '#server/domain/orders/state.ts';
import { createEventStore } from '#server/event-store/create-event-store.ts';
import type { EventStore, JsonObject } from '#server/event-store/event-store.ts';
import { createPersonalData } from '#server/personal-data/create-personal-data.ts';
import type { PersonalData } from '#server/personal-data/personal-data.ts';

export const admin: Actor = { id: '00000000-0000-7000-8000-00000000ad01', role: 'admin' };

/** A customer of a test, by a small number. */
export const customer = (index: number) => ({
  id: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
  name: `Customer ${index}`,
  email: `${index}@customers.invalid`,
});

/** Writes what the deciders decide into a log, without HTTP and without the command handlers. */
export type TestShop = {
  eventStore: EventStore;
  personalData: PersonalData;
  register(index: number): Promise<void>;
  rename(index: number, name: string): Promise<void>;
  list(productId: string, name: string, price: number): Promise<void>;
  /** Places an order (a guest's without `index`) and answers its id and position. */
  place(index?: number, quantity?: number): Promise<{ orderId: string; position: number }>;
  /** Does a command to an order; undefined when the decider refuses. */
  act(orderId: string, command: OrderCommand, actor?: Actor): Promise<number | undefined>;
};

/** A shop over the database's log; `occurredAt`: when everything in it happened, if not as it is written. */
export const createTestShop = (
  { writeDb }: Pick<TestDatabase, 'writeDb'>,
  { occurredAt }: { occurredAt?: string } = {},
): TestShop => {
  const eventStore = createEventStore(writeDb);
  const personalData = createPersonalData(writeDb);
  const states = new Map<string, { state: OrderState; version: number }>();
  const people = new Map<string, { state: customers.CustomerState; version: number }>();

  const append = async (
    streamType: string,
    streamId: string,
    expectedVersion: number,
    events: { type: string; data: object }[],
    actor: Actor,
  ) => {
    const sealed = await personalData.seal(
      events.map((event) => ({ type: event.type, data: event.data as JsonObject })),
    );
    const commandId = randomUUID();
    const appended = await eventStore.append({
      actorId: actor.id,
      commandId,
      bodyHash: commandId,
      streamType,
      streamId,
      expectedVersion,
      events: sealed.map((event) => ({ ...event, schemaVersion: 1 })),
      metadata: {
        actor: { id: actor.id, role: actor.role },
        correlationId: commandId,
        ...(occurredAt !== undefined && { occurredAt }),
      },
    });
    if (appended.outcome !== 'appended') throw new Error(`Not appended: ${appended.outcome}`);
    return { ...appended, commandId };
  };

  const act: TestShop['act'] = async (orderId, command, actor = admin) => {
    const { state, version } = states.get(orderId) ?? { state: initialState, version: 0 };
    const decision = orders.decide(command, state, { actor });
    if ('rejection' in decision) return undefined;
    const { position, commandId } = await append(
      ...(['order', orderId, version, decision.events, actor] as const),
    );
    const next = decision.events.reduce<OrderState>(
      (before, event: OrderEvent, index) =>
        evolve(before, {
          ...event,
          version: version + 1 + index,
          position,
          at: '',
          commandId,
          actor,
        }),
      state,
    );
    states.set(orderId, { state: next, version: version + decision.events.length });
    return position;
  };

  const person = async (index: number, command: customers.CustomerCommand) => {
    const { id } = customer(index);
    const { state, version } = people.get(id) ?? { state: customers.initialState, version: 0 };
    const decision = customers.decide(command, state);
    if ('rejection' in decision || decision.events.length === 0) return;
    await append('customer', id, version, decision.events, { id, role: 'customer' });
    const next = decision.events.reduce(customers.evolve, state);
    people.set(id, { state: next, version: version + decision.events.length });
  };

  return {
    eventStore,
    personalData,
    register: (index) => {
      const { id, name, email } = customer(index);
      return person(index, {
        type: 'RegisterCustomer',
        customerId: id,
        name,
        email,
        country: 'France',
      });
    },
    rename: (index, name) => person(index, { type: 'RenameCustomer', name }),
    async list(productId, name, price) {
      const data = { productId, sku: name.slice(0, 5), name, price, currency: 'GBP' };
      await append('product', productId, 0, [{ type: 'ProductListed', data }], admin);
    },
    async place(index, quantity = 1) {
      const orderId = randomUUID();
      const buyer = index === undefined ? null : customer(index);
      const productId = '10000000-0000-7000-8000-000000000001';
      const position = await act(
        orderId,
        {
          type: 'CreateOrder',
          orderId,
          customer: buyer,
          country: index === undefined ? null : 'France',
          items: [{ productId, productName: 'Jumbo Bag', quantity, price: 195 }],
          currency: 'GBP',
          note: null,
        },
        buyer === null ? admin : { id: buyer.id, role: 'customer' },
      );
      if (position === undefined) throw new Error('The order was refused');
      return { orderId, position };
    },
    act,
  };
};
