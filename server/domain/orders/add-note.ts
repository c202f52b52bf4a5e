import { isStaff } from '#server/contracts/permissions.ts';
import type { Actor } from '#server/contracts/roles.ts';
import type { Decision } from '../rejection.ts';
import { rejected } from '../rejection.ts';
import type { AddNote } from './commands.ts';
import type { OrderEvent } from './events.ts';
import { orderRef, type PlacedOrder } from './state.ts';

/** Every command reads all of its order's events, so they must stay few. */
const mostNotes = 1_000;
/** As many as there may be for a customer to add one: the rest is for the shop to answer them. */
const mostForCustomers = 500;

/** Keeps a note with an order, whatever its status, until it has too many. */
export const addNote = (
  { text, visibility }: AddNote,
  state: PlacedOrder,
  { role }: Actor,
): Decision<OrderEvent> =>
  isFullOfNotes(state, role)
    ? rejected('too-many-notes', 'The order has too many notes to take another one.')
    : { events: [{ type: 'NoteAdded', data: { ...orderRef(state), text, visibility } }] };

/** Whether an order has so many notes that somebody of this role can add none. */
export const isFullOfNotes = (
  { status, version }: Pick<PlacedOrder, 'status' | 'version'>,
  role: Actor['role'],
): boolean => version - stepsTo[status] >= (isStaff(role) ? mostNotes : mostForCustomers);

/** How many events have brought an order to its status; all others in its version are notes. */
const stepsTo: Record<PlacedOrder['status'], number> = {
  pending: 1,
  shipped: 2,
  delivered: 3,
  cancelled: 2,
};
