import { isStaff } from '#server/contracts/permissions.ts';
import type { Actor, Role, Viewer } from '#server/contracts/roles.ts';
import type { OrderView } from '#server/domain/orders/view.ts';

/** Staff see every order, but each role may do other things to it: a room a role. */
const staffRooms: Record<Exclude<Role, 'customer'>, string> = {
  support: 'support',
  fulfilment: 'fulfilment',
  admin: 'admins',
};

/** The one room that a viewer is in; nobody but the server puts anyone there. */
export const roomOf = ({ id, role }: Pick<Viewer, 'id' | 'role'>): string =>
  role === 'customer' || !isStaff(role) ? `customer:${id}` : staffRooms[role];

/** The rooms that may see an order: the staff's, and its customer's own. */
export const roomsOfOrder = ({ customerId }: Pick<OrderView, 'customerId'>): string[] =>
  customerId === null
    ? Object.values(staffRooms)
    : [...Object.values(staffRooms), `customer:${customerId}`];

/** Whose allowed actions a room is told. Those of one staff role are the same for all in it. */
export const actorOfRoom = (room: string): Pick<Actor, 'id' | 'role'> => {
  const staff = (Object.keys(staffRooms) as (keyof typeof staffRooms)[]).find(
    (role) => staffRooms[role] === room,
  );
  return staff === undefined
    ? { id: room.slice('customer:'.length), role: 'customer' }
    : { id: room, role: staff };
};
