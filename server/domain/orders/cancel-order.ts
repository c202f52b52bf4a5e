import type { CancellationReason } from '#server/contracts/order.ts';
import type { Actor } from '#server/contracts/roles.ts';
import type { Decision } from '../rejection.ts';
import { rejected } from '../rejection.ts';
import type { CancelOrder } from './commands.ts';
import type { OrderEvent } from './events.ts';
import { orderRef, type PlacedOrder } from './state.ts';
import { whyNotPending } from './why-not.ts';

const shopReasons: readonly CancellationReason[] = ['fraud', 'out-of-stock'];

/** Cancels an order that has not left yet. */
export const cancelOrder = (
  command: CancelOrder,
  state: PlacedOrder,
  actor: Actor,
): Decision<OrderEvent> => {
  if (state.status !== 'pending') {
    return rejected('order-not-pending', whyNotPending(state, 'cancelled'));
  }
  if (actor.role === 'customer' && shopReasons.includes(command.reason)) {
    return rejected('reason-not-allowed', `Only the shop can give the reason "${command.reason}".`);
  }
  if (command.reason === 'other' && command.note === null) {
    return rejected('note-required', 'Please say in a note why the order is cancelled.');
  }
  return {
    events: [
      {
        type: 'OrderCancelled',
        data: {
          ...orderRef(state),
          reason: command.reason,
          note: command.note,
        },
      },
    ],
  };
};
