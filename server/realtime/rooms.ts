import type { Actor, Viewer } from '#server/contracts/roles.ts';
import type { OrderView } from '#server/domain/orders/view.ts';

export const adminRoom = 'admins';

/** The one room that a viewer is in; nobody but the server puts anyone there. */
export const roomOf = ({ id, role }: Pick<Viewer, 'id' | 'role'>): string =>
  role === 'admin' ? adminRoom : `customer:${id}`;

/** The rooms that may see an order: the admins', and its customer's own. */
export const roomsOfOrder = ({ customerId }: Pick<OrderView, 'customerId'>): string[] =>
  customerId === null ? [adminRoom] : [adminRoom, `customer:${customerId}`];

/** Whose allowed actions a room is told. Those of an admin are the same for all of them. */
export const actorOfRoom = (room: string): Pick<Actor, 'id' | 'role'> =>
  room === adminRoom
    ? { id: room, role: 'admin' }
    : { id: room.slice('customer:'.length), role: 'customer' };
