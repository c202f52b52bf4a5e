import type { Decision } from '../rejection.ts';
import { rejected } from '../rejection.ts';
import type { ShipOrder } from './commands.ts';
import type { OrderEvent } from './events.ts';
import { orderRef, type PlacedOrder } from './state.ts';
import { whyNotPending, whyNotShipped } from './why-not.ts';

/** Hands a pending order to a carrier. */
export const shipOrder = (command: ShipOrder, state: PlacedOrder): Decision<OrderEvent> => {
  if (state.status !== 'pending') {
    return rejected('order-not-pending', whyNotPending(state, 'shipped'));
  }
  const { trackingNumber, carrier } = command;
  return {
    events: [{ type: 'OrderShipped', data: { ...orderRef(state), trackingNumber, carrier } }],
  };
};

/** Marks a shipped order as arrived. */
export const deliverOrder = (state: PlacedOrder): Decision<OrderEvent> => {
  if (state.status !== 'shipped') {
    return rejected('order-not-shipped', whyNotShipped(state));
  }
  return { events: [{ type: 'OrderDelivered', data: orderRef(state) }] };
};
