import fc from 'fast-check';
import type { OrderCommand } from '#server/domain/orders/commands.ts';
import type { TestShop } from './test-shop.ts';

/** One thing that somebody does in a test's shop. */
export const shopStep = fc.oneof(
  fc.record({ kind: fc.constantFrom('register', 'rename'), who: fc.nat(3) }),
  fc.record({ kind: fc.constant('place'), who: fc.option(fc.nat(3), { nil: undefined }) }),
  fc.record({
    kind: fc.constant('act'),
    which: fc.nat(11),
    command: fc.constantFrom<OrderCommand>(
      { type: 'CancelOrder', reason: 'fraud', note: null },
      { type: 'ShipOrder', trackingNumber: 'AB123', carrier: null },
      { type: 'DeliverOrder' },
      { type: 'AddNote', text: 'Hello', visibility: 'customer' },
    ),
  }),
);
type Step = typeof shopStep extends fc.Arbitrary<infer Value> ? Value : never;

/** Does them one after the other; what the deciders refuse writes nothing. */
export const writeSteps = async (shop: TestShop, steps: readonly Step[]) => {
  const orders: string[] = [];
  for (const [index, one] of steps.entries()) {
    if ('command' in one) {
      const orderId = orders[one.which % Math.max(orders.length, 1)];
      if (orderId !== undefined) await shop.act(orderId, one.command);
    } else if (one.kind === 'place') {
      orders.push((await shop.place(one.who, 1 + index)).orderId);
    } else if (one.kind === 'register') await shop.register(one.who ?? 0);
    else await shop.rename(one.who ?? 0, `Renamed ${index}`);
  }
};
