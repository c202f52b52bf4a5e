import { seesOrdersOf } from '#server/contracts/permissions.ts';
import type { Actor } from '#server/contracts/roles.ts';
import type { Decision } from '../rejection.ts';
import { rejected } from '../rejection.ts';
import { addNote } from './add-note.ts';
import { cancelOrder } from './cancel-order.ts';
import type { OrderCommand } from './commands.ts';
import { createOrder } from './create-order.ts';
import type { OrderEvent } from './events.ts';
import { deliverOrder, shipOrder } from './fulfil-order.ts';
import { refuseRole } from './refuse-role.ts';
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
  if (state.status === 'absent' || !seesOrdersOf(actor, state.customer?.id)) {
    return rejected('order-not-found', 'There is no such order.');
  }
  const refusal = refuseRole(command, actor);
  if (refusal !== undefined) return refusal;
  switch (command.type) {
    case 'CancelOrder':
      return cancelOrder(command, state, actor);
    case 'ShipOrder':
      return shipOrder(command, state);
    case 'DeliverOrder':
      return deliverOrder(state);
    case 'AddNote':
      return addNote(command, state, actor);
    default:
      return command satisfies never;
  }
};
