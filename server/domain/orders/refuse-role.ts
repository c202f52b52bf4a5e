import { type Action, may, rolesThatMay } from '#server/contracts/permissions.ts';
import type { Actor, Role } from '#server/contracts/roles.ts';
import { type Rejection, rejected } from '../rejection.ts';
import type { OrderCommand } from './commands.ts';

/** What each command to a placed order needs. */
const actionOf = (command: Exclude<OrderCommand, { type: 'CreateOrder' }>): OrderAction => {
  switch (command.type) {
    case 'CancelOrder':
      return 'cancel-order';
    case 'ShipOrder':
      return 'ship-order';
    case 'DeliverOrder':
      return 'deliver-order';
    case 'AddNote':
      return command.visibility === 'internal' ? 'add-internal-note' : 'add-note';
    default:
      return command satisfies never;
  }
};

/** The rejection when this actor's role may not give this command, whatever the order's state. */
export const refuseRole = (
  command: Exclude<OrderCommand, { type: 'CreateOrder' }>,
  actor: Actor,
): { rejection: Rejection } | undefined => {
  const action = actionOf(command);
  if (may(actor.role, action)) return undefined;
  const who =
    actor.role === 'customer'
      ? 'the shop'
      : new Intl.ListFormat('en').format(rolesThatMay(action).flatMap((one) => people[one] ?? []));
  return rejected('role-not-allowed', `Only ${who} can ${deeds[action]}.`);
};

type OrderAction = Extract<
  Action,
  'cancel-order' | 'ship-order' | 'deliver-order' | 'add-note' | 'add-internal-note'
>;

const deeds: Record<OrderAction, string> = {
  'cancel-order': 'cancel an order',
  'ship-order': 'ship an order',
  'deliver-order': 'mark an order as delivered',
  'add-note': 'add a note',
  'add-internal-note': 'add an internal note',
};

/** Staff by the name of what they do; of customers nothing is said to staff. */
const people: Partial<Record<Role, string>> = {
  support: 'support',
  fulfilment: 'fulfilment',
  admin: 'admins',
};
