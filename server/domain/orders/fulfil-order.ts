import type { Actor } from '#server/contracts/roles.ts';
import type { Decision } from '../rejection.ts';
import { rejected } from '../rejection.ts';
import type { ShipOrder } from './commands.ts';
import type { OrderEvent } from './events.ts';
import type { PlacedOrder } from './state.ts';
import { whyNotPending, whyNotShipped } from './why-not.ts';

/** Hands a pending order to a carrier. */
export const shipOrder = (
  command: ShipOrder,
  state: PlacedOrder,
  actor: Actor,
): Decision<OrderEvent> => {
  if (actor.role === 'customer') {
    return rejected('role-not-allowed', 'Only the shop can ship an order.');
  }
  if (state.status !== 'pending') {
    return rejected('order-not-pending', whyNotPending(state, 'shipped'));
  }
  const { trackingNumber, carrier } = command;
  return {
    events: [
      {
        type: 'OrderShipped',
        data: {
          orderId: state.id,
          customerId: state.customer?.id ?? null,
          trackingNumber,
          carrier,
        },
      },
    ],
  };
};

/** Marks a shipped order as arrived. */
export const deliverOrder = (state: PlacedOrder, actor: Actor): Decision<OrderEvent> => {
  if (actor.role === 'customer') {
    return rejected('role-not-allowed', 'Only the shop can mark an order as delivered.');
  }
  if (state.status !== 'shipped') {
    return rejected('order-not-shipped', whyNotShipped(state));
  }
  return {
    events: [
      {
        type: 'OrderDelivered',
        data: { orderId: state.id, customerId: state.customer?.id ?? null },
      },
    ],
  };
};
