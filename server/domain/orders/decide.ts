import type { Actor } from '#server/contracts/roles.ts';
import type { Decision } from '../rejection.ts';
import { rejected } from '../rejection.ts';
import { cancelOrder } from './cancel-order.ts';
import type { OrderCommand } from './commands.ts';
import { createOrder } from './create-order.ts';
import type { OrderEvent } from './events.ts';
import { deliverOrder, shipOrder } from './fulfil-order.ts';
import type { OrderState } from './state.ts';

/** Who asks. An order that is not the asking customer's does not exist for them. */
export type OrderContext = { actor: Actor };

/**
 * Decides what a command does to an order: the events that happen, or a named rejection. Pure, so
 * that the browser draws with the same rules as the server decides by.
 */
export const decide = (
  command: OrderCommand,
  state: OrderState,
  { actor }: OrderContext,
): Decision<OrderEvent> => {
  if (command.type === 'CreateOrder') return createOrder(command, state);
  if (state.status === 'absent' || isForeign(state.customer, actor)) {
    return rejected('order-not-found', 'There is no such order.');
  }
  const about = { orderId: state.id, customerId: state.customer?.id ?? null };
  switch (command.type) {
    case 'CancelOrder':
      return cancelOrder(command, state, actor);
    case 'ShipOrder':
      return shipOrder(command, state, actor);
    case 'DeliverOrder':
      return deliverOrder(state, actor);
    case 'AddNote':
      if (command.visibility === 'internal' && actor.role === 'customer') {
        return rejected('role-not-allowed', 'Internal notes are for the shop only.');
      }
      return {
        events: [
          {
            type: 'NoteAdded',
            data: { ...about, text: command.text, visibility: command.visibility },
          },
        ],
      };
    default:
      return command satisfies never;
  }
};

const isForeign = (customer: { id: string } | null, actor: Actor): boolean =>
  actor.role === 'customer' && customer?.id !== actor.id;
