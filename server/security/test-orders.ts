import { v7 as uuidv7 } from 'uuid';
import { appendOrderEvents } from '#server/commands/append-order-events.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import type { TestWeb } from '#server/http/testing/test-web.ts';
import { projections } from '#server/projections/projections.ts';
import { runProjection } from '#server/projections/run-projection.ts';

/** An order with a text in name and note that is nowhere else: whoever has it has seen the order. */
export type PlacedOrder = {
  orderId: string;
  commandId: string;
  canary: string;
  position: number;
};

/** Orders of anybody's in a test's shop, and its views kept up with them. */
export type TestOrders = {
  /** Places one for this customer (null: a guest), by a command of `by`. */
  place(customer: Viewer | null, by?: Viewer): Promise<PlacedOrder>;
  stop(): Promise<void>;
};

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const shop: Viewer = { id: uuidv7(), name: 'Shop', email: 'shop@shop.test', role: 'admin' };

export function testOrders({ web, db }: TestWeb): TestOrders {
  const { eventStore, personalData } = web.commands;
  const running = projections.map((projection) =>
    runProjection(projection, {
      readDb: db.readDb,
      eventStore,
      personalData,
      worker: 'test',
      log: quiet,
    }),
  );
  return {
    async place(customer, by = customer ?? shop) {
      const orderId = uuidv7();
      const commandId = uuidv7();
      const canary = `canary ${uuidv7()}`;
      const data = {
        orderId,
        customer: customer && { id: customer.id, name: canary, email: customer.email },
        country: null,
        items: [{ productId: uuidv7(), productName: 'Jumbo Bag', quantity: 1, price: 195 }],
        total: 195,
        currency: 'GBP',
        note: canary,
      };
      const result = await appendOrderEvents(
        web.commands,
        { commandId, actor: by, body: {}, bodyHash: 'hash', correlationId: uuidv7() },
        { orderId, expectedVersion: 0, events: [{ type: 'OrderCreated', data }] },
      );
      if (result?.kind !== 'accepted') throw new Error(`Not placed: ${result?.kind}`);
      for (const one of running) one.wake();
      return { orderId, commandId, canary, position: result.position };
    },
    async stop() {
      await Promise.all(running.map((one) => one.stop()));
    },
  };
}
